/* The admin's location field: a box for coordinates and a map that follow each other.
   A classic script, because Wagtail loads form scripts that way; Leaflet's `L` and Wagtail's Stimulus are global. */
(() => {
  const STEP = { coarse: 10, fine: 1 }; // pixels
  const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  /** { lat, lng } of "43.6465, 0.5855" or "43,6465 0,5855"; null for anything else. */
  function parseCoordinates(text) {
    const french = /^(-?\d+,\d+)[\s;,]+(-?\d+,\d+)$/.exec(text.trim());
    const plain = /^(-?\d+(?:\.\d+)?)[\s;,]+(-?\d+(?:\.\d+)?)$/.exec(text.trim());
    const pair = (french || plain || []).slice(1).map((number) => Number(number.replace(",", ".")));
    const [lat, lng] = pair;
    return pair.length && Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
  }

  const short = (degrees) => String(Number(degrees.toFixed(6)));
  const inWords = ({ lat, lng }) => `${short(lat)}, ${short(lng)}`;
  const stored = ({ lat, lng }) => `SRID=4326;POINT(${lng.toFixed(6)} ${lat.toFixed(6)})`;

  class LocationFieldController extends window.StimulusModule.Controller {
    static targets = ["value", "coordinates", "message", "map"];
    static values = { options: Object };

    connect() {
      if (!window.L) return; // the box works without the map
      this.#draw();
      const place = parseCoordinates(this.coordinatesTarget.value);
      if (place) this.#mark(place);
    }

    disconnect() {
      this.resizing?.disconnect();
      this.map?.remove();
      this.map = this.marker = undefined;
    }

    type() {
      const text = this.coordinatesTarget.value.trim();
      const place = parseCoordinates(text);
      if (place) {
        this.#mark(place);
        this.map?.panTo(place);
      } else {
        this.#unmark();
      }
      this.#store(place ? stored(place) : text);
      this.#say(!text || place ? "" : "Ces coordonnées ne se lisent pas. Exemple : 43.6465, 0.5855");
    }

    stay(event) {
      event.preventDefault(); // Enter in the box must not send the whole form
    }

    placeAtCentre() {
      if (!this.map) return;
      this.#place(this.map.getCenter());
      this.marker.getElement().focus();
    }

    clear() {
      this.#unmark();
      this.coordinatesTarget.value = "";
      this.#store("");
      this.#say("Aucun emplacement.");
    }

    #draw() {
      const { centre, zoom, outline, tiles, attribution } = this.optionsValue;
      this.map = L.map(this.mapTarget, { zoomControl: false, scrollWheelZoom: false, minZoom: 5, maxZoom: 19 });
      this.map.setView(centre, zoom);
      this.map.attributionControl.setPrefix(false);
      L.control.zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(this.map);
      if (tiles) L.tileLayer(tiles, { attribution, maxZoom: 19 }).addTo(this.map);
      this.map.on("click", (event) => this.#place(event.latlng));
      this.resizing = new ResizeObserver(() => this.map.invalidateSize());
      this.resizing.observe(this.mapTarget); // a map in a closed panel has no size
      this.#drawOutline(outline);
    }

    async #drawOutline(url) {
      const response = await fetch(url).catch(() => null);
      const outline = response?.ok ? await response.json() : null;
      if (!outline || !this.map) return;
      L.geoJSON(outline, { interactive: false, attribution: "Contours : IGN", className: "location-field__outline" }).addTo(this.map);
    }

    /** The editor has chosen a place: mark it, write it down, say so. */
    #place(place) {
      this.#mark(place);
      this.coordinatesTarget.value = inWords(place);
      this.#store(stored(place));
      this.#say(`Repère placé : ${inWords(place)}.`);
    }

    #mark(place) {
      if (!this.map) return;
      if (this.marker) {
        this.marker.setLatLng(place);
        return;
      }
      const icon = L.divIcon({ className: "location-field__marker", iconSize: [28, 28], iconAnchor: [14, 28] });
      this.marker = L.marker(place, { icon, draggable: true }).addTo(this.map);
      this.marker.on("dragend", () => this.#place(this.marker.getLatLng()));
      const element = this.marker.getElement();
      element.setAttribute("aria-label", "Repère : les flèches du clavier le déplacent");
      element.addEventListener("keydown", (event) => this.#step(event));
      this.map.panTo(place);
    }

    #unmark() {
      this.marker?.remove();
      this.marker = undefined;
    }

    #step(event) {
      const direction = ARROWS[event.key];
      if (!direction) return;
      event.preventDefault();
      event.stopPropagation(); // the map would pan
      const step = event.shiftKey ? STEP.fine : STEP.coarse;
      const from = this.map.latLngToContainerPoint(this.marker.getLatLng());
      const place = this.map.containerPointToLatLng(from.add(direction.map((side) => side * step)));
      this.#place(place);
      this.map.panInside(place, { padding: [40, 40] });
    }

    #store(text) {
      this.valueTarget.value = text;
      this.valueTarget.dispatchEvent(new Event("change", { bubbles: true }));
    }

    #say(text) {
      this.messageTarget.textContent = text;
    }
  }

  window.wagtail.app.register("location-field", LocationFieldController);
})();
