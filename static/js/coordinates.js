/* Latitude and longitude as people write them; the server reads the same (map/pin.py). */
const FRENCH = /^(-?\d{1,3},\d{1,9})[\s;,]+(-?\d{1,3},\d{1,9})$/;
const PLAIN = /^(-?\d{1,3}\.\d{1,9})[\s;,]+(-?\d{1,3}\.\d{1,9})$/;

/** [latitude, longitude] of "43.6465, 0.5855" or "43,6465 0,5855"; null for anything else. */
export function parseCoordinates(text) {
  const found = FRENCH.exec(text.trim()) ?? PLAIN.exec(text.trim());
  return found && found.slice(1).map((number) => Number(number.replace(",", ".")));
}

/** "43,64650 0,58550". */
export const inWords = ([lat, lng]) => `${lat.toFixed(5)} ${lng.toFixed(5)}`.replaceAll(".", ",");
