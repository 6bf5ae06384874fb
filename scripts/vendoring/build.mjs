/* Bundles the libraries of the public map, for vendor.py: node build.mjs PACKAGES OUTPUT LEAFLET_FOLDER SUPERCLUSTER_FOLDER. */
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [packages, output, leaflet, supercluster] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(resolve(packages), "package.json"))("esbuild");

/** Leaflet's drawing for Internet Explorer 8 is never reached: an empty module in its place. */
const withoutVml = {
  name: "without-vml",
  setup(build) {
    build.onResolve({ filter: /\/SVG\.VML$/ }, ({ path }) => ({ path, namespace: "empty" }));
    build.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "export const vmlCreate = null, vmlMixin = null;" }));
  },
};

/** The tile layer borrows the rest of Leaflet from leaflet.js instead of carrying a second copy. */
const besideLeaflet = {
  name: "beside-leaflet",
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, importer }) =>
      importer.includes("layer/tile") && !path.startsWith("./GridLayer") ? { path: "./leaflet.js", external: true } : null,
    );
  },
};

const bundle = (name, folder, plugins = []) =>
  esbuild.build({
    entryPoints: [join(here, `${name}.js`)],
    outfile: join(output, folder, `${name}.js`),
    nodePaths: [join(resolve(packages), "node_modules")],
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    plugins,
  });

await bundle("leaflet", leaflet, [withoutVml]);
await bundle("tiles", leaflet, [besideLeaflet]);
await bundle("supercluster", supercluster);
