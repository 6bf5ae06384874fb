/* Off the page's thread: fetches, decodes and groups the points, then answers questions about them. */
import Supercluster from "../../vendor/supercluster-9.1.0/supercluster.js";
import { boundsOf, decodePoints, featuresOf, indexOf, placeAt } from "./features.js";

const RADIUS = 60; // pixels under which markers would touch
const TILE = 256; // Leaflet's world is 256 pixels wide at zoom 0

let points = null;
let index = null;
let fetching = null;

const answers = {
  /** Replaces the points by those of an address; how many there are and where. */
  async load(url, minZoom, maxZoom) {
    fetching?.abort();
    fetching = new AbortController();
    const response = await fetch(url, { signal: fetching.signal });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    const decoded = decodePoints(await response.json());
    index = new Supercluster({ radius: RADIUS, extent: TILE, minZoom, maxZoom }).load(featuresOf(decoded));
    points = decoded;
    return { count: points.ids.length, bounds: boundsOf(points) };
  },

  /** Places and clusters inside [west, south, east, north] at a whole zoom; none before the first points. */
  view: (box, zoom) =>
    (index?.getClusters(box, zoom) ?? []).map(({ id, geometry, properties }) =>
      properties.cluster
        ? { cluster: id, count: properties.point_count, at: geometry.coordinates.reverse() }
        : placeAt(points, properties),
    ),

  /** The place with an id, null when the filters leave it out. */
  find(id) {
    const found = points ? indexOf(points, id) : -1;
    return found < 0 ? null : placeAt(points, found);
  },

  /** The zoom at which a cluster comes apart. */
  expansion: (cluster) => index.getClusterExpansionZoom(cluster),

  /** The ids of some places of a cluster. */
  leaves: (cluster, limit) => index.getLeaves(cluster, limit).map(({ properties }) => points.ids[properties]),
};

onmessage = async ({ data: { call, name, values } }) => {
  try {
    postMessage({ call, answer: await answers[name](...values) });
  } catch (error) {
    postMessage({ call, error: error.name === "AbortError" ? "" : String(error) });
  }
};
