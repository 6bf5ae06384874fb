import assert from "node:assert/strict";
import { test } from "node:test";

import { featuresOf } from "../../static/js/map/features.js";
import Supercluster from "../../static/vendor/supercluster-9.1.0/supercluster.js";

// Two farms of Auch 200 metres apart and one of Condom: in hundred-thousandths of degrees.
const points = { lats: [4364650, 4364830, 4395750], lngs: [58550, 58550, 37250] };
const index = new Supercluster({ radius: 60, extent: 256, minZoom: 7, maxZoom: 16 }).load(featuresOf(points));
const clustersAt = (zoom) => index.getClusters([-1, 43, 2, 45], zoom).filter(({ properties }) => properties.cluster);

test("neighbours are one cluster from afar and come apart at the zoom it names", () => {
  const [cluster] = clustersAt(9);
  const zoom = index.getClusterExpansionZoom(cluster.id);
  assert.equal(cluster.properties.point_count, 2);
  assert.equal(clustersAt(zoom - 1).length, 1);
  assert.equal(clustersAt(zoom).length, 0);
});

test("a cluster tells which places it holds", () => {
  const [cluster] = clustersAt(9);
  assert.deepEqual(index.getLeaves(cluster.id, 8).map(({ properties }) => properties).sort(), [0, 1]);
});
