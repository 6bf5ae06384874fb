import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const VENDOR = fileURLToPath(new URL("../../static/vendor", import.meta.url));
const lock = JSON.parse(readFileSync(join(VENDOR, "vendor.lock"), "utf8"));
const files = readdirSync(VENDOR, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "vendor.lock")
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

test("the libraries are those of the lock, to the byte", () => {
  const hashes = Object.fromEntries(
    files.map((path) => [
      relative(VENDOR, path).split(sep).join("/"),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  );
  assert.deepEqual(hashes, lock.sha256);
});

test("no script names a source map that is not there", () => {
  for (const path of files.filter((name) => name.endsWith(".js"))) {
    assert.ok(!readFileSync(path, "utf8").includes("sourceMappingURL="), path);
  }
});

test("the tile layer finds in leaflet.js all that it borrows", () => {
  const source = readFileSync(join(VENDOR, "leaflet-map-1.9.4", "tiles.js"), "utf8");
  const leaflet = readFileSync(join(VENDOR, "leaflet-map-1.9.4", "leaflet.js"), "utf8");
  const exported = new Set(leaflet.match(/export\{([^}]*)\}/)[1].split(",").map((name) => name.split(" as ").at(-1)));
  const spaces = [...source.matchAll(/import\*as (\w+) from"\.\/leaflet\.js"/g)].map(([, name]) => name);
  assert.ok(spaces.length);
  for (const space of spaces) {
    for (const [, name] of source.matchAll(new RegExp(`\\b${space}\\.(\\w+)`, "g"))) assert.ok(exported.has(name), name);
  }
});
