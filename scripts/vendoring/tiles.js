/* Leaflet's tile layer, fetched only where the site has a tile server; the rest comes from leaflet.js beside it. */
export { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
