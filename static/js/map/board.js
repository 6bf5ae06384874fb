/* The Leaflet map and its drawn background. Colours are in map.css, so that themes need no script. */
import { Attribution, Circle, Map as LeafletMap, Polygon, Polyline, SVG, Zoom } from "../../vendor/leaflet-map-1.9.4/leaflet.js";
import { Anchors } from "./anchors.js";
import { placeNames } from "./names.js";
import { decodeTerritory } from "./territory.js";

export const MIN_ZOOM = 7;
const MAX_ZOOM = 16;
const MAX_ZOOM_WITH_TILES = 18;
const TINTS = 6;

/** The deepest zoom: outlines alone tell little beyond a village, but neighbours have to come apart. */
export const maxZoom = (root) => (root.dataset.tiles ? MAX_ZOOM_WITH_TILES : MAX_ZOOM);

/** A map in `[data-map-canvas]` of a root whose data- attributes say what to draw; `isCalm` asks for no animation. */
export async function createBoard(root, isCalm) {
  const territory = decodeTerritory(await fetchJson(root.dataset.territory));
  const canvas = root.querySelector("[data-map-canvas]");
  const { edge, communes, around } = territory;
  const map = new LeafletMap(canvas, {
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
  map.getRenderer = ({ options }) => options.renderer;
  new Zoom({ position: "topright", zoomInTitle: "Agrandir la carte", zoomOutTitle: "Réduire la carte", zoomOutText: "−" }).addTo(map);
  new Attribution({ prefix: false }).addAttribution(root.dataset.credit).addTo(map);

  const outline = new Polyline(edge);
  const home = outline.getBounds();
  map.fitBounds(home, { padding: [12, 12] });
  map.setMaxBounds(home.pad(0.4));
  map.on("focus click", () => map.scrollWheelZoom.enable()).on("blur mouseout", () => map.scrollWheelZoom.disable());

  const land = drawing(map, "land");
  for (let tint = 0; tint < TINTS; tint++) {
    const polygons = communes.filter((commune) => commune.tint === tint).flatMap((commune) => commune.polygons);
    new Polygon(polygons, { renderer: land, className: `land land--${tint + 1}`, interactive: false, smoothFactor: 0.7 }).addTo(map);
  }
  const lines = drawing(map, "lines");
  new Polyline(edge, { renderer: lines, className: "land-edge", interactive: false, smoothFactor: 0.7 }).addTo(map);
  if (root.dataset.tiles) addTiles(map, root.dataset);

  const names = new Anchors("names").addTo(map);
  for (const { name, at } of around) names.put(label("around", name), at);
  const towns = communes.map((commune) => ({ ...commune, element: label(`town town--${commune.rank}`, commune.name) }));

  const ring = new Circle([0, 0], { renderer: lines, className: "radius", interactive: false, radius: 1 });
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
      ring.setLatLng(place.at).setRadius(place.km * 1000).addTo(map);
      return ring.getBounds();
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

/** A vector surface in a pane of its own (stacked by map.css). */
function drawing(map, pane) {
  map.createPane(pane);
  return new SVG({ pane, padding: 0.4 }).addTo(map);
}

function label(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.ariaHidden = "true";
  element.textContent = text;
  return element;
}

/** Tiles lie over the drawn land: as long as none arrives, the land is there. */
async function addTiles(map, { tiles, attribution }) {
  const { TileLayer } = await import("../../vendor/leaflet-map-1.9.4/tiles.js");
  const layer = new TileLayer(tiles, { attribution, maxZoom: MAX_ZOOM_WITH_TILES, minZoom: MIN_ZOOM });
  layer.once("tileload", () => map.getContainer().classList.add("has-tiles"));
  layer.addTo(map);
}
