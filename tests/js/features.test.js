import assert from "node:assert/strict";
import { test } from "node:test";

import { decodePoints, featuresOf, indexOf, placeAt } from "../../static/js/map/features.js";

// Auch, Condom and a farm south of the equator, as points.json sends them: ids 3, 7 and 107.
const sent = {
  v: 2,
  count: 3,
  kinds: ["farm", "market"],
  id: ["AAB", "CDj"],
  lat: { from: -250, step: 50, digits: ["VVA", "UdA", "CwA"] },
  lng: { from: 37250, step: 50, digits: ["GAA", "qAC"] },
  kind: ["BAB"],
};

test("differences become places again", () => {
  const points = decodePoints(sent);
  assert.deepEqual(placeAt(points, 0), { id: 3, kind: "market", at: [43.6465, 0.5855] });
  assert.deepEqual(placeAt(points, 1), { id: 7, kind: "farm", at: [43.9575, 0.3725] });
  assert.equal(placeAt(points, 2).at[0], -0.0025);
});

test("another version of the format is refused, not misread", () => {
  assert.throws(() => decodePoints({ ...sent, v: 1 }), /version 1/);
});

test("a place is found by its id, and only by its own", () => {
  const points = decodePoints(sent);
  assert.deepEqual([3, 7, 107].map((id) => indexOf(points, id)), [0, 1, 2]);
  assert.deepEqual([0, 4, 108].map((id) => indexOf(points, id)), [-1, -1, -1]);
});

test("each point is handed over once, longitude first", () => {
  const seen = [];
  for (const { geometry, properties } of featuresOf(decodePoints(sent))) seen.push([properties, ...geometry.coordinates]);
  assert.deepEqual(seen[0], [0, 0.5855, 43.6465]);
  assert.equal(seen.length, 3);
});
