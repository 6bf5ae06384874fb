/* Off the page’s thread: decodes and groups the points, then answers questions about them. */
import Supercluster from "../../vendor/supercluster-9.1.0/supercluster.js";
import { decodePoints, featuresOf, indexOf, placeAt } from "./features.js";

const RADIUS = 60; // pixels under which markers would touch
const TILE = 256; // Leaflet's world is 256 pixels wide at zoom 0
const FIRST_ZOOM = 7;

let points = null;
let index = null;

const answers = {
  /** Replaces the points by those of the bytes of points.json, grouped down to a zoom. */
  load(bytes, deepest) {
    const decoded = decodePoints(JSON.parse(new TextDecoder().decode(bytes)));
    index = new Supercluster({ radius: RADIUS, extent: TILE, minZoom: FIRST_ZOOM, maxZoom: deepest }).load(featuresOf(decoded));
    points = decoded;
  },

  /** Places and clusters inside [west, south, east, north] at a whole zoom. */
  view: (box, zoom) =>
    index
      .getClusters(box, zoom)
      .map(({ id, geometry, properties }) =>
        properties.cluster
          ? { cluster: id, count: properties.point_count, at: geometry.coordinates.reverse() }
          : placeAt(points, properties),
      ),

  /** The place with an id, null when the filters leave it out. */
  find(id) {
    const found = indexOf(points, id);
    return found < 0 ? null : placeAt(points, found);
  },

  /** The zoom at which a cluster comes apart. */
  expansion: (cluster) => index.getClusterExpansionZoom(cluster),

  /** The ids of some places of a cluster. */
  leaves: (cluster, limit) => index.getLeaves(cluster, limit).map(({ properties }) => points.ids[properties]),
};

onmessage = ({ data: { call, name, values } }) => {
  try {
    postMessage({ call, answer: answers[name](...values) });
  } catch (error) {
    postMessage({ call, error: String(error) });
  }
};
