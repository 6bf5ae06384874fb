/* Blocking, in <head>, where there is room for the map beside the list: asks for its points and starts their worker
   while the page is still being read. Taken up by points.js. */
(() => {
  const { dataset } = document.currentScript;
  if (matchMedia("(max-width: 61.99rem)").matches) return;
  document.firstPoints = { worker: new Worker(dataset.worker, { type: "module" }), response: fetch(dataset.points) };
})();
