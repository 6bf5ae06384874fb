/* What is said of a pin, and of the scale of its map; no DOM. */
import { at, distance, kilometres, of } from "../map/words.js";

const WINDS = ["au nord", "au nord-est", "à l’est", "au sud-est", "au sud", "au sud-ouest", "à l’ouest", "au nord-ouest"];
const LENGTHS = [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20]; // metres
const NEAR = 0.2; // km from the middle of a commune at which one is there

/** The commune that a text names, be it « Samatan », « Samatan (32130) » or « En Castéra, Samatan ». */
export function communeNamed(communes, text = "") {
  const name = text.replace(/\s*\(.*/, "").replace(/.*,\s*/, "").trim().toLowerCase();
  return communes.find((commune) => commune.name.toLowerCase() === name);
}

/** « à Samatan, à 2,3 km au nord-est du centre »; a commune is what the territory's drawing says of it. */
export function placeInWords(point, commune) {
  if (!commune) return "hors du Gers";
  const km = kilometres(point, commune.at);
  if (km < NEAR) return `au centre ${of(commune.name)}`;
  return `${at(commune.name)}, à ${distance(km)} ${wind(commune.at, point)} du centre`;
}

/** The point of the compass one goes to between two [latitude, longitude]. */
function wind([lat, lng], [otherLat, otherLng]) {
  const east = (otherLng - lng) * Math.cos((lat * Math.PI) / 180);
  const eighths = Math.round(Math.atan2(east, otherLat - lat) / (Math.PI / 4));
  return WINDS[(eighths + WINDS.length) % WINDS.length];
}

/** The longest round length on the way from one point to another: its `label`, and its `share` of that way. */
export function scaleBetween(start, end) {
  const way = kilometres(start, end) * 1000;
  const length = LENGTHS.find((each) => each <= way) ?? way;
  return { label: length < 1000 ? `${Math.round(length)}\u00a0m` : `${length / 1000}\u00a0km`, share: length / way };
}
