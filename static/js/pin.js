/* « Placer un repère »: a map to point on, in step with the two boxes of a form; the boxes do without it. */
const details = document.querySelector("[data-pin]");
const tools = details?.querySelector("[data-pin-tools]");

async function draw() {
  const [{ createBoard }, { Anchors }] = await Promise.all([import("./map/board.js"), import("./map/layers.js")]);
  const root = tools.querySelector("[data-map]");
  const { lat, lng, commune } = details.closest("form").elements;
  const said = tools.querySelector("[data-pin-said]");
  const pin = document.createElement("span");
  pin.className = "pin";
  pin.ariaHidden = "true";
  pin.append(tools.querySelector("[data-pin-drawing]").content.cloneNode(true));

  tools.hidden = false; // a map without a size draws nothing
  const { map, communes, nameTowns } = await createBoard(root, matchMedia("(prefers-reduced-motion: reduce)").matches);
  const pins = new Anchors("pins").addTo(map);
  const degrees = (box) => (box.value.trim() ? Number(box.value.trim().replace(",", ".")) : NaN);
  const typed = () => [degrees(lat), degrees(lng)];
  const isPoint = ([north, east]) => Math.abs(north) <= 90 && Math.abs(east) <= 180;

  function mark(point) {
    if (isPoint(point)) pins.put(pin, point);
    else pins.take(pin);
  }

  function place({ lat: north, lng: east }) {
    lat.value = north.toFixed(5).replace(".", ",");
    lng.value = east.toFixed(5).replace(".", ",");
    mark([north, east]);
    said.textContent = `Repère placé : ${lat.value} ; ${lng.value}`;
  }

  /** Where the visitor is likely to point: the point typed, else the commune, else everywhere. */
  function look() {
    const point = typed();
    const name = commune.value.replace(/\s*\(.*/, "").replace(/.*,\s*/, "").toLowerCase();
    const at = isPoint(point) ? point : communes.find((each) => each.name.toLowerCase() === name)?.at;
    if (at) map.setView(at, 12, { animate: false });
  }

  map.on("click", ({ latlng }) => place(latlng));
  map.on("moveend", () => nameTowns([]));
  tools.querySelector("[data-pin-centre]").addEventListener("click", () => place(map.getCenter()));
  tools.querySelector("[data-pin-clear]").addEventListener("click", () => {
    lat.value = lng.value = "";
    mark(typed());
    said.textContent = "Repère effacé.";
  });
  for (const box of [lat, lng]) box.addEventListener("change", () => (mark(typed()), look()));
  commune.addEventListener("change", look);
  mark(typed());
  look();
  nameTowns([]);
}

if (tools) {
  const open = () => draw().catch(() => (tools.hidden = true));
  if (details.open) open();
  else details.addEventListener("toggle", open, { once: true });
}
