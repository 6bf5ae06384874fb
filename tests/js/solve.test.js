import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { solve } from "../../static/js/solve.js";

const challenge = (salt, number) => createHash("sha256").update(salt + number).digest("hex");
const asked = { algorithm: "SHA-256", salt: "sel?form=a&", signature: "s", maxNumber: 300 };

test("the number that was hidden is found and sent back with its signature", async () => {
  const answer = JSON.parse(atob(await solve({ ...asked, challenge: challenge(asked.salt, 123) })));
  assert.equal(answer.number, 123);
  assert.equal(answer.signature, "s");
});

test("a challenge without answer is given up", async () => {
  assert.equal(await solve({ ...asked, maxNumber: 3, challenge: challenge(asked.salt, 9) }), null);
});
