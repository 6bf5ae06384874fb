import assert from "node:assert/strict";
import { test } from "node:test";
import { communeNamed, placeInWords, scaleBetween } from "../../static/js/pin/words.js";

const SAMATAN = { name: "Samatan", at: [43.493, 0.93] };

test("a commune is found by what one writes of it", () => {
  for (const text of ["Samatan", "samatan ", "Samatan (32130)", "En Castéra, Samatan"]) {
    assert.equal(communeNamed([SAMATAN], text), SAMATAN);
  }
  assert.equal(communeNamed([SAMATAN], ""), undefined);
  assert.equal(communeNamed([SAMATAN]), undefined);
});

test("a pin is told by its commune, and how far from its centre", () => {
  assert.equal(placeInWords([43.513, 0.93], SAMATAN), "à Samatan, à 2,2\u00a0km au nord du centre");
  assert.equal(placeInWords([43.493, 0.91], SAMATAN), "à Samatan, à 1,6\u00a0km à l’ouest du centre");
  assert.equal(placeInWords([43.4935, 0.93], SAMATAN), "au centre de Samatan");
  assert.equal(placeInWords([48.8, 2.3], undefined), "hors du Gers");
});

test("the scale is a round length", () => {
  const { label, share } = scaleBetween([43.5, 0.9], [43.5, 0.93]);
  assert.equal(label, "2\u00a0km");
  assert.ok(share > 0.5 && share <= 1);
});
