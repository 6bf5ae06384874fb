/* The bare map of the forms: the land, its names, no places. */
import { createMap } from "./canvas.js";
import { drawLand } from "./land.js";
import { fetchTerritory } from "./territory.js";

/** A map in `[data-map-canvas]` of a root whose data- attributes say what to draw; `isCalm` asks for no animation. */
export async function createBoard(root, isCalm) {
  const territory = await fetchTerritory(root.dataset.territory);
  const map = createMap(root, territory.bounds, isCalm);
  map.fitBounds(territory.bounds, { padding: [12, 12] });
  return { map, communes: territory.communes, ...drawLand(map, territory) };
}
