/* What the address and the history keep beside the filters: list or map, the chosen place, where the map was. */
const SHAPE = /^#(carte|lieu)(?:-(\d+))?$/;
const PAUSE = 250; // ms; browsers refuse an address that changes too often

/** {view, place} of « #carte », « #carte-12 », « #lieu-12 » or nothing; null for the anchors of other things. */
export function readHash(hash) {
  if (!hash) return { view: "list", place: null };
  const [, word, id] = hash.match(SHAPE) ?? [];
  return word ? { view: word === "carte" ? "map" : "list", place: id ? Number(id) : null } : null;
}

/** The reverse of `readHash`. */
export function hashOf({ view, place }) {
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
