/* The drawn background: from a TopoJSON (see scripts/territory.mjs) to outlines in [latitude, longitude]; no DOM. */

/** The territory at an address, decoded. */
export async function fetchTerritory(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return decodeTerritory(await response.json());
}

/** The communes with their polygons, the borders between them, the outer edge, the départements next door, the bounds of all. */
export function decodeTerritory({ arcs, transform, objects, around, bbox }) {
  const lines = arcs.map((arc) => unquantized(arc, transform));
  const ring = (ids) =>
    ids.flatMap((id, i) => {
      const line = id < 0 ? [...lines[~id]].reverse() : lines[id];
      return i ? line.slice(1) : line;
    });
  const communes = objects.communes.geometries.map(({ type, arcs: ids, properties: { n, t, r, at } }) => {
    const polygons = (type === "Polygon" ? [ids] : ids).map((rings) => rings.map(ring));
    return { name: n, tint: t, rank: r, at: [at[1], at[0]], polygons, box: boxOf(polygons.flatMap(([outer]) => outer)) };
  });
  const [west, south, east, north] = bbox;
  const uses = usesOf(objects.communes.geometries);
  const linesUsed = (times) => [...uses].filter(([, count]) => count === times).map(([id]) => lines[id]);
  return {
    communes,
    bounds: [
      [south, west],
      [north, east],
    ],
    borders: linesUsed(2),
    edge: linesUsed(1),
    around: around.map(({ n, at }) => ({ name: n, at: [at[1], at[0]] })),
  };
}

function unquantized(arc, { scale: [sx, sy], translate: [tx, ty] }) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [y * sy + ty, x * sx + tx];
  });
}

/** How many communes each arc belongs to: two on a border, one on the outline of the territory. */
function usesOf(geometries) {
  const uses = new Map();
  for (const id of geometries.flatMap(({ arcs }) => arcs.flat(Infinity))) {
    const arc = id < 0 ? ~id : id;
    uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  return uses;
}

/** The name of the commune that holds a [latitude, longitude], undefined outside. */
export function communeAt(communes, [lat, lng]) {
  const isNear = ([south, west, north, east]) => lat >= south && lat <= north && lng >= west && lng <= east;
  return communes.find(({ box, polygons }) => isNear(box) && polygons.some(([outer]) => contains(outer, [lat, lng])))?.name;
}

function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lat, lng] of points) {
    if (lat < box[0]) box[0] = lat;
    if (lng < box[1]) box[1] = lng;
    if (lat > box[2]) box[2] = lat;
    if (lng > box[3]) box[3] = lng;
  }
  return box;
}

function contains(ring, [lat, lng]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [yi, xi] = ring[i];
    const [yj, xj] = ring[j];
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
