/* What comes once the markers are on the map: the land under them, their names, the card of the chosen place, the zone to search in. */
import { Choice } from "./choice.js";
import { drawLand } from "./land.js";
import { fetchTerritory } from "./territory.js";
import { clusterLabel, placeLabel } from "./words.js";
import { ZoneButton } from "./zone.js";

const CLOSE_ZOOM = 11;
const NEAR_ZOOM = 11; // from there on a cluster is in a commune, before it is around one
const LEAVES = 8;
const IDLE = { timeout: 400 }; // ms
const whenIdle = window.requestIdleCallback ?? setTimeout;

/** Completes a map that shows its pins; `place()` says where the results look around ({at, km} or null). */
export async function surround({ root, map, pins, points, narrow, calm, onZone, onChoose, place }) {
  const choice = new Choice(root, { map, narrow });
  const zoneButton = root.querySelector("[data-zone]"); // a frame on another site has none
  const zone = zoneButton && new ZoneButton(zoneButton, map, () => onZone(map.getBounds()));
  if (root.dataset.tiles) addTiles(map, root);

  function choosePlace(chosen, opener, options) {
    pins.select(chosen);
    onChoose(chosen.id);
    return choice.open(chosen, opener, { around: place(), ...options });
  }

  /** Resolves once the map is there; an earlier movement is over before. */
  function goTo(at, zoom, animate) {
    map.stop();
    const arrived = new Promise((resolve) => map.once("moveend", resolve));
    map.setView(at, zoom, { animate });
    return arrived;
  }

  async function openCluster(cluster, button) {
    const zoom = cluster.box ? zoomOf(cluster.box) : await points.expansion(cluster.cluster);
    if (zoom > map.getMaxZoom()) {
      choice.openSeveral(await points.leaves(cluster.cluster, LEAVES), cluster, button);
      return;
    }
    const isFocused = button === document.activeElement;
    await goTo(cluster.at, zoom, !calm.matches);
    await pins.refresh();
    if (isFocused) pins.closest(cluster.at)?.focus({ preventScroll: true });
  }

  /** The zoom at which places of a box, as the page first told them, stand apart: at least one more than now. */
  function zoomOf(box) {
    const zoom = Math.max(map.getBoundsZoom(box), Math.floor(map.getZoom()) + 1);
    return Math.min(zoom, map.getMaxZoom());
  }

  choice.onClose = async (chosen, opener, keepsFocus) => {
    onChoose(null);
    await pins.select(null);
    if (keepsFocus) return;
    const back = opener?.isConnected && opener.checkVisibility() ? opener : pins.button(chosen.id);
    (back ?? pins.closest(chosen.at) ?? map.getContainer()).focus({ preventScroll: true });
  };
  zone?.settle();
  points.start();

  const land = drawn(root, map, pins).then((land) => {
    land?.lookAround(place());
    return land;
  });

  return {
    press: (item, button) => (item.cluster ? openCluster(item, button) : choosePlace(item, button)),
    close: () => choice.close({ silently: true }),
    /** The view answers the question. */
    settle() {
      zone?.settle();
      land.then((land) => land?.lookAround(place()));
    },
    async choose(id, opener, { isQuiet = false } = {}) {
      const chosen = await points.find(id);
      if (!chosen) return;
      await goTo(chosen.at, Math.max(map.getZoom(), CLOSE_ZOOM), !isQuiet && !calm.matches && !narrow.matches);
      await choosePlace(chosen, opener, { isQuiet });
    },
  };
}

/** The land, drawn, with names that keep clear of the pins; undefined when it does not come: the pins do without. */
async function drawn(root, map, pins) {
  const name = (communeAt) => (item) => {
    const commune = communeAt?.(item.at);
    if (!item.cluster) return placeLabel({ kind: pins.kindOf(item), commune, ...describe(item.id) });
    return clusterLabel(item.count, commune, { isNear: map.getZoom() >= NEAR_ZOOM, opens: map.getZoom() >= map.getMaxZoom() });
  };
  pins.nameWith(name());
  const territory = await fetchTerritory(root.dataset.territory).catch(() => null);
  if (!territory) return;
  const land = drawLand(map, territory);
  pins.nameWith(name(land.communeAt));
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  let isWaiting = false;
  pins.onDrawn = () => {
    if (!isWaiting) whenIdle(() => ((isWaiting = false), land.nameTowns(pins.obstacles(rem))), IDLE);
    isWaiting = true;
  };
  pins.onDrawn();
  return land;
}

/** The words the list has for a place, nothing when it is on another page of results. */
function describe(id) {
  const entry = document.getElementById(`lieu-${id}`);
  return entry && { title: entry.querySelector("a").firstChild.textContent.trim(), status: entry.querySelector(".status").textContent };
}

/** Tiles lie over the drawn land: as long as none arrives, the land is there. */
async function addTiles(map, root) {
  const { TileLayer } = await import("../../vendor/leaflet-map-1.9.4/tiles.js");
  const layer = new TileLayer(root.dataset.tiles, { maxZoom: map.getMaxZoom(), minZoom: map.getMinZoom() });
  layer.once("tileload", () => map.getContainer().classList.add("has-tiles"));
  layer.addTo(map);
}
