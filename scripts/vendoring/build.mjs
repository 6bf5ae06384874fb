/* Bundles the libraries of the public map, for vendor.py: node build.mjs PACKAGES OUTPUT LEAFLET_FOLDER SUPERCLUSTER_FOLDER. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [packages, output, leaflet, supercluster] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(resolve(packages), "package.json"))("esbuild");

// What Leaflet asks of a browser has one answer in all that run modules: the branches of the others fall away.
const NEVER = /\bBrowser\.(ielt9|ie3d|ie|edge|msPointer|mobileOpera)\b/g;
const ALWAYS = /\bBrowser\.(any3d|pointer|touch|passiveEvents)\b/g;
const modernOnly = {
  name: "modern-only",
  setup(build) {
    build.onLoad({ filter: /leaflet[\\/]src[\\/].*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(NEVER, "false").replace(ALWAYS, "true"),
    }));
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

// Leaflet's private names are shortened, but for those it writes in quotes and those of our own layers.
const PRIVATE = { mangleProps: /^_/, reserveProps: /^__|^_leaflet_|^_(map|latLngToNewLayerPoint)$/ };

const bundle = (name, folder, options = {}) =>
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
    ...options,
  });

const { mangleCache } = await bundle("leaflet", leaflet, { ...PRIVATE, plugins: [modernOnly], mangleCache: {} });
await bundle("tiles", leaflet, { ...PRIVATE, plugins: [modernOnly, besideLeaflet], mangleCache });
await bundle("supercluster", supercluster);
