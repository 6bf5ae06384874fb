import assert from "node:assert/strict";
import { test } from "node:test";

import { placeNames } from "../../static/js/map/names.js";

const pixel = ([x, y]) => ({ x, y });
const town = (name, rank, at) => ({ name, rank, at });

test("small towns are named only from near", () => {
  const towns = [town("Auch", 1, [0, 0]), town("Samatan", 3, [500, 500])];
  const names = (zoom) => [...placeNames(towns, { zoom, obstacles: [], pixel }).keys()].map(({ name }) => name);
  assert.deepEqual(names(5), ["Auch"]);
  assert.deepEqual(names(12), ["Auch", "Samatan"]);
});

test("a name moves away from another one, the larger town first", () => {
  const shown = placeNames([town("Pavie", 2, [0, 0]), town("Auch", 1, [0, 0])], { zoom: 12, obstacles: [], pixel });
  const [[first, shift], [second, other]] = [...shown];
  assert.deepEqual([first.name, second.name], ["Auch", "Pavie"]);
  assert.notEqual(shift, other);
});

test("a name that would cover pins on every side is left out", () => {
  const obstacles = [{ x: 0, y: 0, above: 60, below: 80, side: 40 }];
  assert.equal(placeNames([town("Auch", 1, [0, 0])], { zoom: 12, obstacles, pixel }).size, 0);
});
