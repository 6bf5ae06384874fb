/* The markers and clusters of the view, as buttons; those that stay keep their element, hence the focus. */
import { Anchors } from "./layers.js";

const AT_ONCE = 40; // pins drawn in one frame
const EDGE = 56; // pixels from the edge of the map to which the keyboard brings a pin
const PIN = { above: 46, below: 2, side: 20 }; // pixels around its point
const CLUSTER = { first: 1.375, more: 0.225 }; // rem from its centre to its edge, for the first digit and each other (map.css)

/**
 * Pins on a map. `points` says what is in view, `drawings` maps kind codes to {name, marker}; `onPress(item, button)`
 * answers a click on a place ({id, kind, at}) or a cluster ({cluster, count, at, box?}), `onDrawn()` follows each drawing.
 */
export class Pins {
  onPress = () => {};
  onDrawn = () => {};
  #map;
  #points;
  #drawings;
  #layer;
  #shown = new Map(); // key → element
  #items = new Map(); // element → item
  #name = ({ kind, count }) => (count ? `${count} lieux` : this.#drawings[kind].name); // until more is known
  #selected = null;
  #isStale = false;
  #turn = 0;

  constructor(map, points, drawings) {
    this.#map = map;
    this.#points = points;
    this.#drawings = drawings;
    this.#layer = new Anchors("pins", { asOne: true }).addTo(map);
    map.whenReady(() => this.#listen(this.#layer.element));
  }

  get isEmpty() {
    return !this.#items.size;
  }

  /** What the pins cover, {x, y, above, below, side} in pixels of the map; `rem` in pixels. Asks nothing of the layout. */
  obstacles(rem) {
    return [...this.#items.values()].map((item) => {
      const { x, y } = this.#map.latLngToContainerPoint(item.at);
      if (!item.cluster) return { x, y, ...PIN };
      const half = rem * (CLUSTER.first + CLUSTER.more * (String(item.count).length - 1));
      return { x, y, above: half, below: half, side: half };
    });
  }

  /** Shows what the points have to show in the view. */
  async refresh() {
    const turn = ++this.#turn;
    const bounds = this.#map.getBounds().pad(0.1);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const items = await this.#points.view(box, Math.round(this.#map.getZoom()));
    if (turn !== this.#turn) return;
    if (this.#isStale) this.#clear();
    const chosen = this.#selected;
    const wanted = new Map(items.filter(({ id }) => !chosen || id !== chosen.id).map((item) => [keyOf(item), item]));
    if (chosen) wanted.set(keyOf(chosen), chosen);
    for (const [key, element] of this.#shown) {
      if (wanted.has(key)) continue;
      this.#layer.take(element);
      this.#shown.delete(key);
      this.#items.delete(element);
    }
    let put = 0;
    for (const [key, item] of wanted) {
      if (!this.#shown.has(key)) {
        if (put && put % AT_ONCE === 0) await painted();
        if (turn !== this.#turn) return;
        this.#put(key, item);
        put++;
      }
      if (item.id) mark(this.#shown.get(key), item.id === chosen?.id);
    }
    this.onDrawn();
  }

  /** Other points are on their way: with them come other pins, whatever their number. */
  renew() {
    this.#isStale = true;
  }

  #clear() {
    this.#isStale = false;
    this.#layer.clear();
    this.#shown.clear();
    this.#items.clear();
  }

  /** The name of a place's kind. */
  kindOf({ kind }) {
    return this.#drawings[kind].name;
  }

  /** Gives every pin its label, from now on: `name(item)`. */
  nameWith(name) {
    this.#name = name;
    for (const [element, item] of this.#items) element.ariaLabel = name(item);
  }

  /** Shows a place on its own, above the others; null for none. */
  async select(place) {
    const before = this.#selected && this.button(this.#selected.id);
    if (before) mark(before, false);
    this.#selected = place;
    await this.refresh();
  }

  /** The button of a place, if it is in view. */
  button(id) {
    return this.#shown.get(`place-${id}`);
  }

  /** The button closest to a point, for the focus to go on from there. */
  closest(point) {
    const away = ([, item]) => this.#map.distance(point, item.at);
    return [...this.#items].sort((a, b) => away(a) - away(b))[0]?.[0];
  }

  #put(key, item) {
    const button = document.createElement("button");
    button.type = "button";
    if (item.cluster) {
      button.className = "cluster";
      button.dataset.digits = String(item.count).length;
      button.textContent = item.count;
    } else {
      button.className = "pin";
      button.append(this.#drawings[item.kind].marker.cloneNode(true));
    }
    button.ariaLabel = this.#name(item);
    this.#shown.set(key, button);
    this.#items.set(button, item);
    this.#layer.put(button, item.at);
  }

  /** A click that ends a drag of the map is not a choice; the keyboard's click has no `detail`. */
  #listen(pane) {
    pane.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      event.stopPropagation();
      if (!event.detail || !this.#map.dragging.moved()) this.onPress(this.#items.get(button), button);
    });
    pane.addEventListener("dblclick", (event) => event.stopPropagation());
    pane.addEventListener("focusin", ({ target }) => {
      const item = this.#items.get(target);
      if (item && target.matches(":focus-visible")) this.#map.panInside(item.at, { padding: [EDGE, EDGE] });
    });
  }
}

/** Resolves once what has just changed is on the screen. */
export const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

function mark(button, isSelected) {
  button.classList.toggle("is-selected", isSelected);
  button.ariaExpanded = String(isSelected);
}

const keyOf = ({ id, cluster }) => (cluster ? `cluster-${cluster}` : `place-${id}`);
