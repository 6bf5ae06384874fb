import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, parseCoordinates } from "../../static/js/coordinates.js";

test("coordinates are read as people write them", () => {
  assert.deepEqual(parseCoordinates("43,6465 0,5855"), [43.6465, 0.5855]);
  assert.deepEqual(parseCoordinates(" 43.6465, 0.5855 "), [43.6465, 0.5855]);
  assert.equal(parseCoordinates("Samatan"), null);
  assert.equal(parseCoordinates(""), null);
  assert.equal(parseCoordinates("43,6"), null); // half of a place, not forty-three and six degrees
});

test("what is written is read again", () => {
  assert.deepEqual(parseCoordinates(inWords([43.64651, -0.58552])), [43.64651, -0.58552]);
});
