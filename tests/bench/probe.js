/* Runs before a page's own scripts: notes when things are on the screen, in ms. Read by visits.py. */
window.bench = { marker: null, ready: null, clicked: null, answered: null, renewed: null, frames: [] };

/** Calls back once what has just changed is painted. */
const painted = (then) =>
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });

/** Notes under a name when something first becomes true. */
function note(name, isThere) {
  const observer = new MutationObserver(() => {
    if (!isThere()) return;
    observer.disconnect();
    painted((now) => (bench[name] = now));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
}

note("marker", () => document.querySelector(":is(first-view, [data-map-canvas]) :is(.pin, .cluster), .leaflet-marker-icon"));
note("ready", () => document.querySelector("[data-map-canvas] :is(.pin, .cluster), .leaflet-marker-icon"));

/** From the next click on: when the list says that it is being renewed, then when another one is there. */
bench.awaitAnswer = () => {
  const before = document.getElementById("resultats");
  addEventListener("click", ({ timeStamp }) => (bench.clicked ??= timeStamp), { capture: true });
  note("answered", () => document.querySelector("#resultats[aria-busy]") || document.getElementById("resultats") !== before);
  note("renewed", () => document.getElementById("resultats") !== before);
};

/** Notes the length of every frame until `stopFrames`. */
bench.startFrames = () => {
  bench.frames = [];
  let last = null;
  const tick = (now) => {
    if (last !== null) bench.frames.push(now - last);
    last = now;
    bench.next = requestAnimationFrame(tick);
  };
  bench.next = requestAnimationFrame(tick);
};

bench.stopFrames = () => {
  cancelAnimationFrame(bench.next);
  return bench.frames;
};
