import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { communeAt, decodeTerritory } from "../../static/js/map/territory.js";

// Two squares side by side, [0, 0]–[1, 1] and [1, 0]–[2, 1], that share the arc 0.
const squares = {
  transform: { scale: [1, 1], translate: [0, 0] },
  arcs: [
    [[1, 0], [0, 1]],
    [[1, 1], [-1, 0], [0, -1], [1, 0]],
    [[1, 0], [1, 0], [0, 1], [-1, 0]],
  ],
  objects: {
    communes: {
      geometries: [
        { type: "Polygon", arcs: [[0, 1]], properties: { n: "Ouest", t: 0, r: 1, at: [0.5, 0.25] } },
        { type: "MultiPolygon", arcs: [[[2, -1]]], properties: { n: "Est", t: 1, r: 3, at: [1.5, 0.25] } },
      ],
    },
  },
  around: [{ n: "Voisin", at: [5, 6] }],
  bbox: [0, 0, 2, 1],
};

test("bounds go from south-west to north-east", () => {
  assert.deepEqual(decodeTerritory(squares).bounds, [[0, 0], [1, 2]]);
});

test("arcs become closed rings, in latitude and longitude", () => {
  const [west, east] = decodeTerritory(squares).communes;
  assert.deepEqual(west.at, [0.25, 0.5]);
  assert.deepEqual(west.polygons[0][0], [[0, 1], [1, 1], [1, 0], [0, 0], [0, 1]]);
  assert.deepEqual(east.polygons[0][0].at(0), east.polygons[0][0].at(-1));
});

test("the edge is made of the arcs of one commune only, the borders of those of two", () => {
  const { borders, edge } = decodeTerritory(squares);
  assert.equal(edge.length, 2);
  assert.equal(borders.length, 1);
  assert.deepEqual(edge[0][0], [1, 1]);
});

test("a point is in its commune, and in none outside", () => {
  const { communes } = decodeTerritory(squares);
  assert.equal(communeAt(communes, [0.5, 0.5]), "Ouest");
  assert.equal(communeAt(communes, [0.5, 1.5]), "Est");
  assert.equal(communeAt(communes, [0.5, 3]), undefined);
});

test("no commune of the territory has the tint of a neighbour", () => {
  const { objects } = JSON.parse(readFileSync(new URL("../../static/geo/territory.json", import.meta.url)));
  const owners = new Map();
  for (const { arcs, properties } of objects.communes.geometries) {
    for (const id of arcs.flat(Infinity)) {
      const arc = id < 0 ? ~id : id;
      const other = owners.get(arc);
      assert.ok(!other || other === properties || other.t !== properties.t, `${other?.n}, ${properties.n}`);
      owners.set(arc, properties);
    }
  }
});
