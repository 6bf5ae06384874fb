/* The drawn background: from a TopoJSON (see scripts/territory.mjs) to outlines in [latitude, longitude]; no DOM. */

/** The communes with their polygons, the outer edge and the départements next door. */
export function decodeTerritory({ arcs, transform, objects, around }) {
  const lines = arcs.map((arc) => unquantized(arc, transform));
  const ring = (ids) =>
    ids.flatMap((id, i) => {
      const line = id < 0 ? [...lines[~id]].reverse() : lines[id];
      return i ? line.slice(1) : line;
    });
  const communes = objects.communes.geometries.map(({ type, arcs: ids, properties: { n, t, r, at } }) => ({
    name: n,
    tint: t,
    rank: r,
    at: [at[1], at[0]],
    polygons: (type === "Polygon" ? [ids] : ids).map((rings) => rings.map(ring)),
  }));
  return {
    communes,
    edge: edgeArcs(objects.communes.geometries).map((id) => lines[id]),
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

/** Arcs that belong to one commune only: together, the outline of the territory. */
function edgeArcs(geometries) {
  const uses = new Map();
  for (const id of geometries.flatMap(({ arcs }) => arcs.flat(Infinity))) {
    const arc = id < 0 ? ~id : id;
    uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  return [...uses].filter(([, count]) => count === 1).map(([arc]) => arc);
}

/** The name of the commune that holds a [latitude, longitude], undefined outside. */
export function communeAt(communes, point) {
  return communes.find(({ polygons }) => polygons.some(([outer]) => contains(outer, point)))?.name;
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
