/* Which names of towns to write, and how far under their point: the large first, none over another or over a pin. */
const FIRST_ZOOM = { 1: 0, 2: 8.75, 3: 11 };
const LETTER = { 1: 8.6, 2: 7.2, 3: 6.6 }; // mean width of a letter in pixels, by rank
const LINE = 18;
const GAP = 3;
const SHIFTS = [6, 27, -24, 36, -38]; // pixels down from the point

/**
 * Of towns ({name, rank, at}), those to write and their shift in pixels down: a Map.
 * `pixel` says where a point is; `obstacles` are {x, y, above, below, side} around pins.
 */
export function placeNames(towns, { zoom, obstacles, pixel }) {
  const taken = obstacles.map(({ x, y, above, below, side }) => box(x - side, y - above, x + side, y + below));
  const shown = new Map();
  const wanted = towns.filter(({ rank }) => zoom >= FIRST_ZOOM[rank]).sort((a, b) => a.rank - b.rank);
  for (const town of wanted) {
    const { x, y } = pixel(town.at);
    const half = (town.name.length * LETTER[town.rank]) / 2 + GAP;
    for (const dy of SHIFTS) {
      const place = box(x - half, y + dy, x + half, y + dy + LINE);
      if (taken.some((other) => overlap(place, other))) continue;
      taken.push(place);
      shown.set(town, dy);
      break;
    }
  }
  return shown;
}

const box = (left, top, right, bottom) => ({ left, top, right, bottom });
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
