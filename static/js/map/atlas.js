/* The map in step with the list: its markers first, then what surrounds them. */
import { boxAround, isShown, keepView, keptView, zoneOf } from "./address.js";
import { createMap } from "./canvas.js";
import { painted, Pins } from "./pins.js";

const FRAME = { padding: [12, 12], animate: false };

/**
 * Opens the map of a page; `update` and `choose` keep it in step with `section()`, the results of the page.
 * `onZone(bounds)` hears of a zone to search in, `onChoose(id or null)` of the chosen place.
 */
export function openAtlas(page, { points, narrow, section, onZone, onChoose }) {
  const root = page.querySelector("[data-map]");
  const status = root.querySelector("[data-map-status]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const [south, west, north, east] = root.dataset.home.split(",").map(Number);
  const home = [[south, west], [north, east]];
  const map = createMap(root, home, calm.matches);
  const pins = new Pins(map, points, drawingsOf(root.querySelector("[data-legend]")));
  let framed = frameOf(section());
  let isStale = false;
  let isHidden = false; // as the observer below says: to ask the layout at each move would cost a frame

  /** Shows where the question looks, or what the visitor left there. */
  function look(reframes) {
    const place = placeOf(section());
    const asked = zoneOf(location.search);
    const kept = keptView();
    if (points.first && !map._loaded) {
      // As the page shows it already, to the pixel.
      const { zoomSnap } = map.options;
      map.options.zoomSnap = 0;
      map.fitBounds(points.first.frame, FRAME);
      map.options.zoomSnap = zoomSnap;
    } else if (kept) map.setView(kept.slice(0, 2), kept[2], { animate: false });
    else if (reframes && !asked) map.fitBounds(place?.km ? boxAround(place) : home, FRAME);
    else if (reframes) {
      if (!map._loaded || !isShown(asked, map.getBounds())) map.fitBounds(asked, { animate: false });
    }
  }

  async function draw(reframes) {
    look(reframes);
    try {
      await pins.refresh();
      status.textContent = "";
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = "Les lieux n’ont pas pu être placés sur la carte. La liste est complète.";
    }
  }

  let drawn = draw(true).then(() => document.querySelector("first-view")?.remove());
  const around = drawn.then(painted).then(async () => {
    const { surround } = await import("./surroundings.js");
    return surround({ root, map, pins, points, narrow, calm, onZone, onChoose, place: () => placeOf(section()) });
  });
  around.catch(() => {}); // the markers are there all the same
  pins.onPress = async (item, button) => (await around).press(item, button);
  map.on("moveend", () => {
    if (isHidden) return;
    pins.refresh().catch(() => {}); // a question without points has said so
    keepView(map);
  });
  new ResizeObserver(([{ contentRect }]) => {
    isHidden = !contentRect.width || !contentRect.height;
    if (isHidden) return;
    map.invalidateSize(false);
    if (isStale) drawn = redraw();
  }).observe(map.getContainer());

  async function redraw() {
    const wanted = frameOf(section());
    const reframes = wanted !== framed;
    framed = wanted;
    isStale = false;
    points.load(section().dataset.points);
    pins.renew();
    const { settle } = await around;
    await draw(reframes);
    if (pins.isEmpty && !reframes && !zoneOf(location.search)) look(true);
    settle();
  }

  return {
    /** Resolves once the first markers are drawn. */
    drawn,
    /** The results have changed: other points, maybe around another place. A hidden map waits to be shown. */
    async update() {
      (await around).close();
      if (isHidden) isStale = true;
      else drawn = redraw();
    },
    /** Chooses a place of the list and brings the map to it; `isQuiet` leaves the focus where it is. */
    async choose(id, opener, options) {
      const { choose } = await around;
      await drawn;
      await choose(id, opener, options);
    },
    close: async () => (await around).close(),
  };
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
