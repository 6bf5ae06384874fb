import assert from "node:assert/strict";
import { test } from "node:test";

import { at, clusterLabel, distance, kilometres, of, placeLabel } from "../../static/js/map/words.js";

test("a commune takes the preposition its name asks for", () => {
  assert.deepEqual(["Auch", "Condom", "Éauze", "Le Houga", "Les Angles"].map(of), [
    "d’Auch", "de Condom", "d’Éauze", "du Houga", "des Angles",
  ]);
  assert.deepEqual(["Auch", "Le Houga", "Les Angles"].map(at), ["à Auch", "au Houga", "aux Angles"]);
});

test("a distance has a comma, and no decimal from ten kilometres on", () => {
  assert.deepEqual([0, 3.14, 9.94, 9.96, 16.4].map(distance), ["0,0", "3,1", "9,9", "10", "16"].map((km) => `${km}\u00a0km`));
});

test("from Auch to Condom it is about 38 kilometres", () => {
  assert.ok(Math.abs(kilometres([43.6465, 0.5855], [43.9575, 0.3725]) - 38) < 2);
});

test("a cluster says how many, where, and what a press does", () => {
  assert.equal(clusterLabel(3, "Auch", { isNear: true, opens: false }), "3 lieux à Auch, agrandir");
  assert.equal(clusterLabel(12, "Auch", { isNear: false, opens: false }), "12 lieux autour d’Auch, agrandir");
  assert.equal(clusterLabel(2, "", { isNear: true, opens: true }), "2 lieux, voir la liste");
});

test("a place says what is known of it and nothing else", () => {
  const place = { title: "Halle", kind: "Marché", commune: "Auch", status: "Fermé" };
  assert.equal(placeLabel(place), "Halle, Marché, Auch. Fermé");
  assert.equal(placeLabel({ title: "Halle", kind: "", commune: undefined }), "Halle");
});
