/* What is drawn under the markers: the communes, their names, the circle one looks in. Styled by map.css. */
import { Anchors, Drawing } from "./layers.js";
import { placeNames } from "./names.js";
import { communeAt } from "./territory.js";

const TINTS = 6;

/** Draws a decoded territory on a map that has a view; what it can be asked afterwards. */
export function drawLand(map, { borders, edge, communes, around }) {
  const origin = map.getCenter();
  const land = new Drawing("land", origin).addTo(map);
  for (let tint = 0; tint < TINTS; tint++) {
    const rings = communes.filter((commune) => commune.tint === tint).flatMap(({ polygons }) => polygons.flat());
    land.path(rings, `land land--${tint + 1}`, true);
  }
  land.path(borders, "land-border", false); // each once: to stroke the communes would draw them twice
  const lines = new Drawing("lines", origin).addTo(map);
  lines.path(edge, "land-edge", false);

  const names = new Anchors("names", { asOne: true }).addTo(map);
  for (const { name, at } of around) names.put(label("around", name), at);
  const towns = communes.map((commune) => ({ ...commune, element: label(`town town--${commune.rank}`, commune.name) }));

  const ring = lines.circle("radius");
  const centre = new Anchors("centre").addTo(map);
  const dot = document.createElement("span");
  dot.className = "radius-centre";

  return {
    communeAt: (at) => communeAt(communes, at),
    /** Draws where one looks around: {at, km}, or null for everywhere. */
    lookAround(place) {
      ring.remove();
      centre.clear();
      if (!place) return;
      centre.put(dot, place.at);
      if (place.km) ring.put(place);
    },
    /** Writes the names of towns where `obstacles` ({x, y, above, below, side} in pixels) leave room. */
    nameTowns(obstacles) {
      const seen = map.getBounds().pad(0.1);
      const visible = towns.filter(({ at }) => seen.contains(at));
      const shown = placeNames(visible, { zoom: map.getZoom(), obstacles, pixel: (at) => map.latLngToContainerPoint(at) });
      for (const town of towns) {
        const dy = shown.get(town);
        if (dy === undefined) names.take(town.element);
        else names.put(town.element, town.at, dy);
      }
    },
  };
}

function label(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.ariaHidden = "true";
  element.textContent = text;
  return element;
}
