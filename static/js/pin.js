/* A map that one moves under a pin, by hand, with a tap or with arrows; the box of coordinates says the same without it. */
import { inWords, parseCoordinates } from "./coordinates.js";
import { createBoard } from "./map/board.js";
import { Drawing } from "./map/layers.js";
import { communeAt } from "./map/territory.js";
import { communeNamed, placeInWords, scaleBetween } from "./pin/words.js";

const STEP = { coarse: 12, fine: 2 }; // pixels
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const ZOOM = { commune: 12, pin: 14 };
const FRAME = { padding: [16, 16], animate: false };
const NOTHING = 1; // pixels that no person moves by
const SCALE = 80; // pixels the scale has at most

const root = document.querySelector("[data-pin]");
const closed = root?.closest("details:not([open])");
const open = () => mount(root).catch(() => (root.hidden = true)); // the box is enough
if (closed) closed.addEventListener("toggle", open, { once: true });
else if (root) open();

async function mount(root) {
  root.hidden = false; // a hidden map has no size
  const { elements } = root.closest("form");
  const box = elements.coordinates;
  const part = (name) => root.querySelector(`[data-pin-${name}]`);
  const board = await createBoard(root, matchMedia("(prefers-reduced-motion: reduce)").matches);
  const { map, communes } = board;
  const canvas = map.getContainer();
  const limit = new Drawing("limit", map.getCenter()).addTo(map);
  let shown; // the commune whose limit is drawn
  let seen; // where the pin was when last looked at
  let isOurs = true; // whether the map is moved by us rather than by the person

  const quietly = (move) => {
    isOurs = true;
    move();
    isOurs = false;
  };
  const say = () => {
    const at = parseCoordinates(box.value);
    root.classList.toggle("is-placed", Boolean(at));
    part("check").hidden = !at;
    if (at) part("check").href = streetMap(at);
    const where = at && communes.find(({ name }) => name === communeAt(communes, at));
    part("said").textContent = at ? `Repère posé ${placeInWords(at, where)}\u00a0: ${inWords(at)}.` : "Le repère n’est pas encore posé.";
  };
  const put = () => {
    const { lat, lng } = map.getCenter();
    box.value = inWords([lat, lng]);
    say();
  };
  const goTo = (at, zoom) => quietly(() => map.setView(at, zoom, { animate: false }));

  /** The commune of the form, with its limit, whole. */
  function look() {
    const wanted = communeNamed(communes, elements.commune?.value ?? root.dataset.commune);
    if (wanted && wanted !== shown) {
      limit.group.replaceChildren();
      limit.path(wanted.polygons.flat(), "commune-limit", true);
    }
    shown = wanted ?? shown;
    const at = parseCoordinates(box.value);
    if (at) goTo(at, Math.max(map.getZoom(), ZOOM.pin));
    else if (shown) quietly(() => map.fitBounds(shown.polygons.flat(2), FRAME));
    else if (root.dataset.lat) goTo([Number(root.dataset.lat), Number(root.dataset.lng)], ZOOM.commune);
  }

  const draw = () => (board.nameTowns([]), measure(map, part("scale")));
  map.on("moveend", () => {
    draw();
    const at = map.getCenter();
    const isMoved = seen && map.project(seen).distanceTo(map.project(at)) > NOTHING;
    if (isMoved && !isOurs) put(); // a zoom on the spot, or a phone that is turned, says nothing
    seen = at;
  });
  map.on("click", ({ latlng }) => {
    quietly(() => map.setView(latlng, map.getZoom(), { animate: false }));
    put();
  });
  canvas.addEventListener("keydown", (event) => onKey(event, map, put), true);
  part("put").addEventListener("click", put);
  part("clear").addEventListener("click", () => {
    box.value = "";
    look();
    say();
  });
  offerPosition(part("here"), part("said"), (at) => {
    goTo(at, map.getMaxZoom() - 1);
    put();
  });
  box.addEventListener("change", () => (look(), say()));
  box.form.addEventListener("change", ({ target }) => {
    const { lat, lng } = elements; // where a hamlet is that was chosen among those proposed
    if (target.name === "lat" && lat.value) box.value = inWords([Number(lat.value), Number(lng.value)]);
    if (["lat", "commune"].includes(target.name)) (look(), say());
  });
  look();
  say();
  draw();
  isOurs = false;
}

/** Arrows move the pin, by less with Shift; Enter puts it where it is. */
function onKey(event, map, put) {
  const direction = ARROWS[event.key];
  if (event.target !== map.getContainer() || !(direction || event.key === "Enter")) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // Leaflet would move by a larger step
  if (!direction) return put();
  const step = event.shiftKey ? STEP.fine : STEP.coarse;
  map.panBy(direction.map((side) => side * step), { animate: false });
}

/** A map with roads, on a site of its own: where one opens it, to see whether the pin is right. */
const streetMap = ([lat, lng]) => `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=16/${lat}/${lng}`;

/** A length that the map shows, in round numbers. */
function measure(map, scale) {
  const { y } = map.getSize().divideBy(2);
  const [start, end] = [0, SCALE].map((x) => map.containerPointToLatLng([x, y]));
  const { label, share } = scaleBetween([start.lat, start.lng], [end.lat, end.lng]);
  scale.textContent = label;
  scale.style.inlineSize = `${SCALE * share}px`;
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
