/* Blocking, in <head>, for where there is room for the map beside the list: draws the first markers where the page says
   <first-view>, as soon as it has been read so far. Without them, or for who comes back to a map that was moved, asks
   for the points and starts their worker meanwhile; taken up by points.js. */
(() => {
  const { first, worker, points } = document.currentScript.dataset;
  if (matchMedia("(max-width: 61.99rem)").matches) return;
  if (!first || history.state?.map) {
    document.firstPoints = { worker: new Worker(worker, { type: "module" }), response: fetch(points) };
    return;
  }
  const { frame, places } = JSON.parse(first);
  const northing = (latitude) => Math.asinh(Math.tan((latitude * Math.PI) / 180)); // Mercator, as Leaflet draws
  const [south, west, north, east] = frame;
  const [bottom, top] = [northing(south), northing(north)];

  /** A pin or a cluster as pins.js makes them, but out of reach: the real ones follow. */
  function drawn([latitude, longitude, what]) {
    const mark = document.createElement("span");
    if (typeof what === "number") {
      mark.className = "cluster";
      mark.dataset.digits = String(what).length;
      mark.textContent = what;
    } else {
      const marker = document.createElement("span");
      marker.className = "marker";
      marker.dataset.kind = what;
      mark.className = "pin";
      mark.append(marker);
    }
    mark.style.left = `${(100 * (longitude - west)) / (east - west)}%`;
    mark.style.top = `${(100 * (top - northing(latitude))) / (top - bottom)}%`;
    return mark;
  }

  class FirstView extends HTMLElement {
    connectedCallback() {
      const picture = document.createElement("div");
      picture.style.setProperty("--ratio", (((east - west) * Math.PI) / 180 / (top - bottom)).toFixed(4));
      picture.append(...places.map(drawn));
      this.append(picture);
    }
  }
  customElements.define("first-view", FirstView);
})();
