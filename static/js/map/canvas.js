/* The Leaflet map itself, still empty: its limits, its keys, its zoom buttons. Colours are in map.css, so that themes need no script. */
import { LatLngBounds, Map as LeafletMap } from "../../vendor/leaflet-map-1.9.4/leaflet.js";

const MIN_ZOOM = 7;
const MAX_ZOOM = 16; // outlines alone tell little beyond a village, but neighbours have to come apart
const MAX_ZOOM_WITH_TILES = 18;

/** A map in `[data-map-canvas]` of a root, that stays around `home` ([[south, west], [north, east]]); `isCalm` asks for no animation. */
export function createMap(root, home, isCalm) {
  const map = new LeafletMap(root.querySelector("[data-map-canvas]"), {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    minZoom: MIN_ZOOM,
    maxZoom: root.dataset.tiles ? MAX_ZOOM_WITH_TILES : MAX_ZOOM,
    maxBounds: new LatLngBounds(home).pad(0.4),
    zoomSnap: 0.25,
    zoomDelta: 1,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    inertia: !isCalm,
  });
  map.on("focus click", () => map.scrollWheelZoom.enable()).on("blur mouseout", () => map.scrollWheelZoom.disable());
  addZoomButtons(root, map);
  return map;
}

/** The buttons of the template; the one that leads nowhere says so but keeps the focus. */
function addZoomButtons(root, map) {
  const buttons = [...root.querySelectorAll("[data-zoom]")];
  const tell = () => {
    for (const button of buttons) {
      const limit = Number(button.dataset.zoom) > 0 ? map.getMaxZoom() : map.getMinZoom();
      button.ariaDisabled = String(map.getZoom() === limit);
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => map.setZoom(map.getZoom() + Number(button.dataset.zoom)));
  }
  map.on("zoomend", tell);
}
