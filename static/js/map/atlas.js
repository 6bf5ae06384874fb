/* The map in step with the list: points, pins, the chosen place and its card. */
import { keepView, keptView } from "./address.js";
import { createBoard, maxZoom, MIN_ZOOM } from "./board.js";
import { Choice } from "./choice.js";
import { Pins } from "./pins.js";
import { Points } from "./points.js";
import { addressOf, isShown, ZoneButton, zoneOf } from "./zone.js";

const CLOSE_ZOOM = 11;
const LEAVES = 8;
const FRAME = { padding: [12, 12], animate: false };

/** Opens the map of a page; `update` and `choose` keep it in step, `onChoose(id or null)` hears of the chosen place. */
export async function openAtlas(page, { narrow, results, onChoose }) {
  const root = page.querySelector("[data-map]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const points = new Points(root.dataset.worker);
  const load = () => points.load(results.section.dataset.points, MIN_ZOOM, maxZoom(root));
  const loaded = load();
  loaded.catch(() => {}); // reported below, once the map is there to say it
  const board = await createBoard(root, calm.matches);
  const { map } = board;
  const status = root.querySelector("[data-map-status]");
  const choice = new Choice(root, { board, narrow });
  const drawings = drawingsOf(root.querySelector("[data-legend]"));
  const pins = new Pins(board, { points, drawings, describe, onPlace: choosePlace, onCluster });
  const zoneButton = root.querySelector("[data-zone]"); // a frame on another site has none
  const zone = zoneButton && new ZoneButton(zoneButton, map, () => results.show(addressOf(map.getBounds(), location)));

  function choosePlace(place, opener, options) {
    pins.select(place);
    onChoose(place.id);
    return choice.open(place, opener, { around: placeOf(results.section), ...options });
  }

  /** Resolves once the map is there; an earlier movement is over before. */
  function goTo(at, zoom, animate) {
    map.stop();
    const arrived = new Promise((resolve) => map.once("moveend", resolve));
    map.setView(at, zoom, { animate });
    return arrived;
  }

  async function onCluster(cluster, button) {
    const zoom = await points.expansion(cluster.cluster);
    if (zoom > map.getMaxZoom()) {
      choice.openSeveral(await points.leaves(cluster.cluster, LEAVES), cluster, button);
      return;
    }
    const isFocused = button === document.activeElement;
    await goTo(cluster.at, zoom, !calm.matches);
    await pins.refresh();
    if (isFocused) pins.closest(cluster.at)?.focus({ preventScroll: true });
  }

  choice.onClose = async (place, opener, keepsFocus) => {
    onChoose(null);
    await pins.select(null);
    if (keepsFocus) return;
    const back = opener?.isConnected && opener.checkVisibility() ? opener : pins.button(place.id);
    (back ?? map.getContainer()).focus({ preventScroll: true });
  };

  /** Shows where the question looks, or what the visitor left there. */
  function frame(reframes) {
    const bounds = board.lookAround(placeOf(results.section));
    const asked = zoneOf(location.search);
    const kept = keptView();
    if (kept) map.setView(kept.slice(0, 2), kept[2], { animate: false });
    else if (reframes && asked && !isShown(asked, map.getBounds())) map.fitBounds(asked, { animate: false });
    else if (reframes && !asked) map.fitBounds(bounds, FRAME);
    return bounds;
  }

  async function draw(loading, reframes) {
    const bounds = frame(reframes);
    zone?.settle();
    try {
      await loading;
      status.textContent = "";
    } catch (error) {
      if (!error.message) return; // a newer question took its place
      status.textContent = "Les lieux n’ont pas pu être placés sur la carte. La liste est complète.";
      return;
    }
    pins.clear();
    await pins.refresh();
    if (pins.isEmpty && !reframes && !zoneOf(location.search)) {
      map.fitBounds(bounds, FRAME);
      zone?.settle();
    }
  }

  const isHidden = () => !map.getContainer().offsetWidth || !map.getContainer().offsetHeight;
  let framed = frameOf(results.section);
  let isStale = false;
  let drawn = draw(loaded, true);
  await drawn;
  new ResizeObserver(() => isHidden() || show()).observe(map.getContainer());
  map.on("moveend", () => isHidden() || keepView(map));

  function redraw() {
    const wanted = frameOf(results.section);
    const reframes = wanted !== framed;
    framed = wanted;
    isStale = false;
    return draw(load(), reframes);
  }

  /** The map is in view again, or has another size. */
  function show() {
    map.invalidateSize(false);
    if (isStale) drawn = redraw();
    return drawn;
  }

  return {
    /** The results have changed: other points, maybe around another place. A hidden map waits to be shown. */
    update() {
      choice.close({ silently: true });
      if (isHidden()) isStale = true;
      else drawn = redraw();
    },
    /** Chooses a place of the list and brings the map to it; `isQuiet` leaves the focus where it is. */
    async choose(id, opener, { isQuiet = false } = {}) {
      await drawn;
      const place = await points.find(id);
      if (!place) return;
      await goTo(place.at, Math.max(map.getZoom(), CLOSE_ZOOM), !isQuiet && !calm.matches && !narrow.matches);
      await choosePlace(place, opener, { isQuiet });
    },
    close: () => choice.close({ silently: true }),
  };
}

/** The words the list has for a place, nothing when it is on another page of results. */
function describe(id) {
  const entry = document.getElementById(`lieu-${id}`);
  return entry && { title: entry.querySelector("a").firstChild.textContent.trim(), status: entry.querySelector(".status").textContent };
}

/** The legend holds a marker and a name for each kind. */
function drawingsOf(legend) {
  return Object.fromEntries(
    [...legend.querySelectorAll("li")].map((item) => {
      const marker = item.querySelector("[data-kind]");
      return [marker.dataset.kind, { name: item.textContent.trim(), marker }];
    }),
  );
}

/** Where the results look around: {at, km}, null for everywhere. */
function placeOf({ dataset: { lat, lng, radius } }) {
  return lat ? { at: [Number(lat), Number(lng)], km: Number(radius) } : null;
}

const frameOf = ({ dataset: { lat, lng, radius } }) => `${lat} ${lng} ${radius} ${zoneOf(location.search)}`;
