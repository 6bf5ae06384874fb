/* What the address and the history keep beside the filters: list or map, the chosen place, where the map looks. */
const SHAPE = /^#(carte|lieu)(?:-(\d+))?$/;
const SAME = 1e-4; // degrees
const PAUSE = 250; // ms; browsers refuse an address that changes too often

/** {view, place} of « #carte », « #carte-12 », « #lieu-12 » or nothing; null for the anchors of other things. */
export function readHash(hash) {
  if (!hash) return { view: "list", place: null };
  const [, word, id] = hash.match(SHAPE) ?? [];
  return word ? { view: word === "carte" ? "map" : "list", place: id ? Number(id) : null } : null;
}

/** The reverse of `readHash`. */
function hashOf({ view, place }) {
  if (view === "map") return place ? `#carte-${place}` : "#carte";
  return place ? `#lieu-${place}` : "";
}

/** Writes view and place into the address; `isNew` makes a step of its own for the back button. */
export function writeHash(wanted, { isNew = false } = {}) {
  const hash = hashOf(wanted);
  if (hash === location.hash) return;
  history[isNew ? "pushState" : "replaceState"](history.state, "", hash || location.pathname + location.search);
}

/** Where the map was at this step of the history: [latitude, longitude, zoom], null when never moved. */
export const keptView = () => history.state?.map ?? null;

/** The zone of a query string, « south,west,north,east » in degrees, as [[south, west], [north, east]]; null without one. */
export function zoneOf(search) {
  const edges = (new URLSearchParams(search).get("zone") ?? "").split(",").map(Number);
  if (edges.length !== 4 || !edges.every(Number.isFinite)) return null;
  const [south, west, north, east] = edges;
  return south < north && west < east ? [[south, west], [north, east]] : null;
}

/** Whether a zone is what the map shows. */
export function isShown(zone, bounds) {
  const shown = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
  return zone.flat().every((degrees, i) => Math.abs(degrees - shown[i]) < SAME);
}

/** The [[south, west], [north, east]] of a circle ({at, km}). */
export function boxAround({ at: [lat, lng], km }) {
  const north = km / 111.32;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [
    [lat - north, lng - east],
    [lat + north, lng + east],
  ];
}

let waiting;

/** Remembers where the map is, for who comes back to this step. */
export function keepView(map) {
  clearTimeout(waiting);
  const address = location.href;
  waiting = setTimeout(() => {
    if (location.href !== address) return;
    const { lat, lng } = map.getCenter();
    history.replaceState({ ...history.state, map: [lat, lng, map.getZoom()] }, "");
  }, PAUSE);
}
