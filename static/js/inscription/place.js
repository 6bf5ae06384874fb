/* A map that one moves under a pin, by hand or with arrows; the box of coordinates says the same without it. */
import { createBoard } from "../map/board.js";
import { communeAt } from "../map/territory.js";
import { inWords, parseCoordinates } from "./coordinates.js";

const STEP = { coarse: 12, fine: 2 }; // pixels
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const ZOOM = { commune: 13, farm: 15 };

const root = document.querySelector("[data-pin]");
if (root) mount(root).catch(() => (root.hidden = true)); // the box is enough

async function mount(root) {
  root.hidden = false; // a hidden map has no size
  const box = document.getElementById("id_coordinates");
  const said = root.querySelector("[data-pin-said]");
  const centre = [Number(root.dataset.lat), Number(root.dataset.lng)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { map, communes, nameTowns } = await createBoard(root, calm);
  const canvas = map.getContainer();
  let isOurs = true; // whether the map is moved by us rather than by the person

  const go = (at, zoom) => {
    isOurs = true;
    map.setView(at, zoom, { animate: false });
    isOurs = false;
  };
  const say = () => {
    const at = parseCoordinates(box.value);
    const commune = at && communeAt(communes, at);
    said.textContent = at ? `Repère posé ${commune ? `à ${commune}` : "hors du Gers"}\u00a0: ${inWords(at)}.` : "Le repère n’est pas encore posé.";
  };
  const place = () => {
    const { lat, lng } = map.getCenter();
    box.value = inWords([lat, lng]);
    say();
  };

  map.on("moveend", () => {
    nameTowns([]);
    if (!isOurs) place();
  });
  box.addEventListener("change", () => {
    const at = parseCoordinates(box.value);
    if (at) go(at, Math.max(map.getZoom(), ZOOM.farm));
    say();
  });
  canvas.addEventListener(
    "keydown",
    (event) => {
      const direction = ARROWS[event.key];
      if (!direction || event.target !== canvas) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // Leaflet would move by a larger step
      const step = event.shiftKey ? STEP.fine : STEP.coarse;
      map.panBy(direction.map((side) => side * step), { animate: false });
    },
    true,
  );
  root.querySelector("[data-pin-reset]").addEventListener("click", () => {
    go(centre, ZOOM.commune);
    box.value = "";
    say();
  });
  offerPosition(root.querySelector("[data-pin-here]"), said, (at) => {
    go(at, ZOOM.farm);
    place();
  });
  go(parseCoordinates(box.value) ?? centre, box.value ? ZOOM.farm : ZOOM.commune);
  say();
}

/** « Utiliser ma position », where the device knows it. */
function offerPosition(button, said, onFound) {
  if (!navigator.geolocation) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    said.textContent = "Recherche de votre position…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onFound([coords.latitude, coords.longitude]),
      () => (said.textContent = "Votre position n’est pas disponible. Faites glisser la carte."),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  });
}
