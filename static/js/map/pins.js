/* The markers and clusters of the view, as buttons; those that stay keep their element, hence the focus. */
import { Anchors } from "./layers.js";
import { clusterLabel, placeLabel } from "./words.js";
import { communeAt } from "./territory.js";

const NEAR_ZOOM = 11; // from there on a cluster is in a commune, before it is around one
const EDGE = 56; // pixels from the edge of the map to which the keyboard brings a pin
const PIN = { above: 46, below: 2, side: 20 };

/**
 * Pins on a board. `describe(id)` gives the words known of a place ({title, commune, status}) or nothing;
 * `drawings` maps kind codes to {name, marker}; `onPlace(place, button)` and `onCluster(cluster, button)` answer clicks.
 */
export class Pins {
  #board;
  #layer;
  #options;
  #shown = new Map(); // key → {item, element}
  #selected = null;
  #turn = 0;

  constructor(board, options) {
    this.#board = board;
    this.#options = options;
    this.#layer = new Anchors("pins").addTo(board.map);
    board.map.on("moveend", () => this.refresh());
  }

  /** Shows what the points have to show in the view. */
  async refresh() {
    const { map } = this.#board;
    const turn = ++this.#turn;
    const bounds = map.getBounds().pad(0.15);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const items = await this.#options.points.view(box, Math.round(map.getZoom()));
    if (turn !== this.#turn) return;
    const chosen = this.#selected;
    const wanted = new Map(items.filter(({ id }) => !chosen || id !== chosen.id).map((item) => [keyOf(item), item]));
    if (chosen) wanted.set(keyOf(chosen), chosen);
    for (const [key, { element }] of this.#shown) {
      if (wanted.has(key)) continue;
      this.#layer.take(element);
      this.#shown.delete(key);
    }
    for (const [key, item] of wanted) {
      const element = this.#shown.get(key)?.element ?? (item.cluster ? this.#cluster(item) : this.#pin(item));
      this.#shown.set(key, { item, element });
      this.#layer.put(element, item.at);
      if (item.id) mark(element, item.id === chosen?.id);
    }
    this.#board.nameTowns([...this.#shown.values()].map((pin) => this.#obstacle(pin)));
  }

  get isEmpty() {
    return !this.#shown.size;
  }

  /** Forgets every pin: the points have changed, and with them the numbers of clusters. */
  clear() {
    this.#layer.clear();
    this.#shown.clear();
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
    return this.#shown.get(`place-${id}`)?.element;
  }

  /** The button closest to a point, for the focus to go on from there. */
  closest(point) {
    const away = ({ item }) => this.#board.map.distance(point, item.at);
    return [...this.#shown.values()].sort((a, b) => away(a) - away(b))[0]?.element;
  }

  #pin(place) {
    const { drawings, describe, onPlace } = this.#options;
    const { name, marker } = drawings[place.kind];
    const button = this.#button("pin", place.at, () => onPlace(place, button));
    button.ariaLabel = placeLabel({ kind: name, commune: communeAt(this.#board.communes, place.at), ...describe(place.id) });
    button.append(marker.cloneNode(true));
    return button;
  }

  #cluster(cluster) {
    const { map, communes } = this.#board;
    const button = this.#button("cluster", cluster.at, () => this.#options.onCluster(cluster, button));
    const isNear = map.getZoom() >= NEAR_ZOOM;
    const opens = map.getZoom() >= map.getMaxZoom();
    button.ariaLabel = clusterLabel(cluster.count, communeAt(communes, cluster.at), { isNear, opens });
    button.style.setProperty("--digits", String(cluster.count).length);
    button.textContent = cluster.count;
    return button;
  }

  /** A click that ends a drag of the map is not a choice; the keyboard's click has no `detail`. */
  #button(className, at, act) {
    const { map } = this.#board;
    const button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (!event.detail || !map.dragging.moved()) act();
    });
    button.addEventListener("focus", () => {
      if (button.matches(":focus-visible")) map.panInside(at, { padding: [EDGE, EDGE] });
    });
    button.addEventListener("dblclick", (event) => event.stopPropagation());
    return button;
  }

  #obstacle({ item, element }) {
    const { x, y } = this.#board.map.latLngToContainerPoint(item.at);
    const half = element.offsetWidth / 2;
    return item.cluster ? { x, y, above: half, below: half, side: half } : { x, y, ...PIN };
  }
}

function mark(button, isSelected) {
  button.classList.toggle("is-selected", isSelected);
  button.ariaExpanded = String(isSelected);
}

const keyOf = ({ id, cluster }) => (cluster ? `cluster-${cluster}` : `place-${id}`);
