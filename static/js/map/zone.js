/* « Chercher dans cette zone »: offered once the map shows something else than what was asked for. */
const SHIFT = 0.15; // of the map's smaller side
const STEP = 0.5; // of a zoom level

/** The address that asks the same of a zone instead of around a place. */
export function addressOf(bounds, { pathname, search }) {
  const query = new URLSearchParams(search);
  for (const name of ["commune", "lat", "lng", "rayon", "page"]) query.delete(name);
  const edges = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
  query.set("zone", edges.map((degrees) => degrees.toFixed(5)).join(","));
  return `${pathname}?${String(query).replaceAll("%2C", ",")}`;
}

/** The button: `onSearch()` is called by a press, `settle()` says that the view answers the question. */
export class ZoneButton {
  #button;
  #map;
  #settled = null;

  constructor(button, map, onSearch) {
    this.#button = button;
    this.#map = map;
    button.addEventListener("click", () => {
      map.getContainer().focus({ preventScroll: true });
      this.settle();
      onSearch();
    });
    map.on("moveend", () => this.#offer());
  }

  settle() {
    this.#settled = { centre: this.#map.getCenter(), zoom: this.#map.getZoom() };
    this.#button.hidden = true;
  }

  #offer() {
    if (!this.#settled) return;
    const { centre, zoom } = this.#settled;
    const size = this.#map.getSize();
    const shift = this.#map.latLngToContainerPoint(centre).distanceTo(size.divideBy(2));
    const hasMoved = shift > SHIFT * Math.min(size.x, size.y) || Math.abs(this.#map.getZoom() - zoom) >= STEP;
    if (hasMoved) this.#button.hidden = false;
  }
}
