/* From the columns of points.json to places; no DOM, no network. */
const PRECISION = 1e5;

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;

/**
 * The columns of points.json (version 2, base 64) as typed arrays: ids ascending, coordinates in
 * hundred-thousandths of WGS 84 degrees, kinds as indexes into `codes`.
 */
export function decodePoints({ v, count, kinds, id, lat, lng, kind }) {
  if (v !== 2) throw new Error(`points.json: unknown version ${v}`);
  const ids = numbers(id, count);
  for (let i = 0, last = 0; i < count; i++) last = ids[i] += last + 1;
  return { codes: kinds, ids, lats: placed(lat, count), lngs: placed(lng, count), kinds: Uint8Array.from(numbers(kind, count)) };
}

/** Numbers from a string for each of their digits, the most significant first. */
function numbers(digits, count) {
  const values = new Int32Array(count);
  for (const plane of digits) {
    for (let i = 0; i < count; i++) values[i] = values[i] * 64 + VALUES[plane.charCodeAt(i)];
  }
  return values;
}

const placed = ({ from, step, digits }, count) => numbers(digits, count).map((value) => from + step * value);

/** One place of decoded points, by index: id, kind code, [latitude, longitude]. */
export function placeAt({ codes, ids, lats, lngs, kinds }, index) {
  return { id: ids[index], kind: codes[kinds[index]], at: [lats[index] / PRECISION, lngs[index] / PRECISION] };
}

/** The index of an id, -1 when it is not there. */
export function indexOf({ ids }, id) {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ids[middle] === id) return middle;
    if (ids[middle] < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What supercluster loads: one feature object, filled again for each point, whose properties are the index. */
export function featuresOf({ lats, lngs }) {
  const coordinates = [0, 0];
  const feature = { geometry: { type: "Point", coordinates }, properties: 0 };
  return {
    length: lats.length,
    *[Symbol.iterator]() {
      for (let i = 0; i < lats.length; i++) {
        coordinates[0] = lngs[i] / PRECISION;
        coordinates[1] = lats[i] / PRECISION;
        feature.properties = i;
        yield feature;
      }
    },
  };
}
