/* The Leaflet map and its drawn background. Colours are in map.css, so that themes need no script. */
import { LatLngBounds, Map as LeafletMap } from "../../vendor/leaflet-map-1.9.4/leaflet.js";
import { Anchors, Drawing } from "./layers.js";
import { placeNames } from "./names.js";
import { decodeTerritory } from "./territory.js";
import { boxAround } from "./words.js";

export const MIN_ZOOM = 7;
const MAX_ZOOM = 16;
const MAX_ZOOM_WITH_TILES = 18;
const TINTS = 6;

/** The deepest zoom: outlines alone tell little beyond a village, but neighbours have to come apart. */
export const maxZoom = (root) => (root.dataset.tiles ? MAX_ZOOM_WITH_TILES : MAX_ZOOM);

/** A map in `[data-map-canvas]` of a root whose data- attributes say what to draw; `isCalm` asks for no animation. */
export async function createBoard(root, isCalm) {
  const { edge, communes, around } = decodeTerritory(await fetchJson(root.dataset.territory));
  const map = new LeafletMap(root.querySelector("[data-map-canvas]"), {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    minZoom: MIN_ZOOM,
    maxZoom: maxZoom(root),
    zoomSnap: 0.25,
    zoomDelta: 1,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    inertia: !isCalm,
  });
  const home = new LatLngBounds(edge.flat());
  map.fitBounds(home, { padding: [12, 12] });
  map.setMaxBounds(home.pad(0.4));
  map.on("focus click", () => map.scrollWheelZoom.enable()).on("blur mouseout", () => map.scrollWheelZoom.disable());
  addZoomButtons(root, map);

  const origin = home.getCenter();
  const land = new Drawing("land", origin).addTo(map);
  for (let tint = 0; tint < TINTS; tint++) {
    const rings = communes.filter((commune) => commune.tint === tint).flatMap(({ polygons }) => polygons.flat());
    land.path(rings, `land land--${tint + 1}`, true);
  }
  const lines = new Drawing("lines", origin).addTo(map);
  lines.path(edge, "land-edge", false);
  if (root.dataset.tiles) addTiles(map, root);

  const names = new Anchors("names").addTo(map);
  for (const { name, at } of around) names.put(label("around", name), at);
  const towns = communes.map((commune) => ({ ...commune, element: label(`town town--${commune.rank}`, commune.name) }));

  const ring = lines.circle("radius");
  const centre = new Anchors("centre").addTo(map);
  const dot = document.createElement("span");
  dot.className = "radius-centre";

  return {
    map,
    communes,
    /** Draws where one looks around ({at, km}, or null for everywhere); the bounds to show. */
    lookAround(place) {
      ring.remove();
      centre.clear();
      if (!place) return home;
      centre.put(dot, place.at);
      if (!place.km) return home;
      ring.put(place);
      return new LatLngBounds(boxAround(place));
    },
    /** Writes the names of towns where `obstacles` ({x, y, above, below, side} in pixels) leave room. */
    nameTowns(obstacles) {
      const seen = map.getBounds().pad(0.1);
      const visible = towns.filter(({ at }) => seen.contains(at));
      const shown = placeNames(visible, { zoom: map.getZoom(), obstacles, pixel: (at) => map.latLngToContainerPoint(at) });
      for (const town of towns) {
        const dy = shown.get(town);
        if (dy === undefined) names.take(town.element);
        else {
          names.put(town.element, town.at);
          town.element.style.setProperty("--dy", `${dy}px`);
        }
      }
    },
  };
}

async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
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
  tell();
}

function label(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.ariaHidden = "true";
  element.textContent = text;
  return element;
}

/** Tiles lie over the drawn land: as long as none arrives, the land is there. */
async function addTiles(map, root) {
  const { TileLayer } = await import("../../vendor/leaflet-map-1.9.4/tiles.js");
  const layer = new TileLayer(root.dataset.tiles, { maxZoom: MAX_ZOOM_WITH_TILES, minZoom: MIN_ZOOM });
  layer.once("tileload", () => map.getContainer().classList.add("has-tiles"));
  layer.addTo(map);
}
