/* Draws the background of the map of a territory, from open outlines:

     npm install --prefix /tmp/topojson topojson-server@3.0.1 topojson-client@3.1.0
     node scripts/territory.mjs /tmp/topojson communes.geojson communes.csv departements.geojson 32 > static/geo/territory.json

   The GeoJSON files have `code` and `nom`, the CSV `code_insee` and `population`; the last word is the code of the
   département. The outline is the outer edge of the communes, so that both fit. The answer is a TopoJSON (WGS 84):
   each commune has a name `n`, a tint `t` (0 to 5, never that of a neighbour), a rank `r` (1 main town to 3) and
   where to write its name `at` [longitude, latitude]; `around` lists the départements next door. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [packages, communesFile, peopleFile, departmentsFile, code] = process.argv.slice(2);
const require = createRequire(resolve(packages, "package.json"));
const { topology } = require("topojson-server");
const { neighbors } = require("topojson-client");

const TINTS = 6;
const KM = 111.32;
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const round = (value) => Math.round(value * 1000) / 1000;
const typeset = (name) => name.replaceAll("'", "’");
const kilometres = (a, b) => Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * KM;
const rings = ({ type, coordinates }) => (type === "Polygon" ? [coordinates[0]] : coordinates.map(([outer]) => outer));

/** Area (square degrees, signed) and centroid of a ring. */
function centroid(ring) {
  let area = 0, x = 0, y = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return { area: area / 2, point: [x / (3 * area), y / (3 * area)] };
}

const middle = (geometry) => rings(geometry).map(centroid).sort((a, b) => Math.abs(b.area) - Math.abs(a.area))[0].point;

function contains(geometry, [x, y]) {
  let inside = false;
  for (const ring of rings(geometry)) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

const communes = json(communesFile);
const [header, ...rows] = readFileSync(peopleFile, "utf8").trim().split("\n").map((line) => line.split(","));
const population = new Map(rows.map((row) => [row[header.indexOf("code_insee")], Number(row[header.indexOf("population")])]));
const towns = communes.features
  .map(({ geometry, properties }) => ({ code: properties.code, people: population.get(properties.code) ?? 0, at: middle(geometry) }))
  .sort((a, b) => b.people - a.people);

/* Main towns are the largest ones far enough from larger ones: names that never crowd each other. */
const far = (town, others, km) => others.every((other) => kilometres(town.at, other.at) > km);
const first = [], second = [];
for (const town of towns) {
  if (town.people >= 3000 && far(town, first, 22)) first.push(town);
  else if (town.people >= 1000 && far(town, [...first, ...second], 9)) second.push(town);
}
const rank = (commune) => (first.some((town) => town.code === commune) ? 1 : second.some((town) => town.code === commune) ? 2 : 3);

const topo = topology({ communes }, 1e4);
const shapes = topo.objects.communes.geometries;
const beside = neighbors(shapes);
const tints = [];
const uses = Array(TINTS).fill(0);
for (const index of [...shapes.keys()].sort((a, b) => beside[b].length - beside[a].length)) {
  const taken = new Set(beside[index].map((other) => tints[other]));
  const free = [...uses.keys()].filter((tint) => !taken.has(tint));
  tints[index] = free.sort((a, b) => uses[a] - uses[b])[0];
  uses[tints[index]] += 1;
}
shapes.forEach((shape, index) => {
  const { code: commune, nom } = shape.properties;
  shape.properties = { n: typeset(nom), t: tints[index], r: rank(commune), at: towns.find((town) => town.code === commune).at.map(round) };
});

/* A neighbour's name is written on the way to its middle, a little after the border. */
const departments = json(departmentsFile).features;
const ours = departments.find(({ properties }) => properties.code === code);
const centre = middle(ours.geometry);
topo.around = departments.flatMap(({ properties, geometry }) => {
  const target = middle(geometry);
  if (properties.code === code || kilometres(centre, target) > 160) return [];
  const step = 1 / kilometres(centre, target);
  for (let t = 0; t < 1; t += step) {
    const at = [0, 1].map((i) => centre[i] + (target[i] - centre[i]) * t);
    if (!contains(geometry, at)) continue;
    if (kilometres(centre, at) > 75) return [];
    return [{ n: typeset(properties.nom), at: [0, 1].map((i) => round(centre[i] + (target[i] - centre[i]) * (t + 12 * step))) }];
  }
  return [];
});
process.stdout.write(`${JSON.stringify(topo)}\n`);
