/* From the columns of points.json to places; no DOM, no network. */
const PRECISION = 1e5;

/**
 * The columns of points.json (version 1, differences) as typed arrays: ids ascending, coordinates in
 * hundred-thousandths of WGS 84 degrees, kinds as indexes into `codes`.
 */
export function decodePoints({ v, kinds, id, lat, lng, kind }) {
  if (v !== 1) throw new Error(`points.json: unknown version ${v}`);
  return { codes: kinds, ids: summed(id), lats: summed(lat), lngs: summed(lng), kinds: Uint8Array.from(kind) };
}

function summed(differences) {
  const values = new Int32Array(differences.length);
  let value = 0;
  for (let i = 0; i < values.length; i++) values[i] = value += differences[i];
  return values;
}

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

/** The [[south, west], [north, east]] that holds every point, null when there is none. */
export function boundsOf({ lats, lngs }) {
  if (!lats.length) return null;
  const edges = (values) => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [south, north] = edges(lats);
  const [west, east] = edges(lngs);
  return [
    [south / PRECISION, west / PRECISION],
    [north / PRECISION, east / PRECISION],
  ];
}
