/* Bundles the libraries of the public map, for vendor.py: node build.mjs PACKAGES OUTPUT LEAFLET_FOLDER SUPERCLUSTER_FOLDER. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [packages, output, leaflet, supercluster] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(resolve(packages), "package.json"))("esbuild");

// What Leaflet asks of a browser has one answer in all that run modules: the branches of the others fall away.
const ANSWERS = [
  [/Browser\.touch && \(type === 'dblclick'\)/g, "false"],
  [/\bBrowser\.(ielt9|ie3d|ie|edge|msPointer|mobileOpera)\b/g, "false"],
  [/\bBrowser\.(any3d|pointer|touch|passiveEvents)\b|'opacity' in el\.style/g, "true"],
  [/checkDeprecatedMixinEvents\(props\.includes\);|testProp\(\s*\['transform'[^)]*\)/g, (text) => (text.startsWith("test") ? "'transform'" : "")],
];

// Methods nothing of ours calls, by file: flights, geolocation, end of a map; vector tiles.
const UNUSED = {
  "leaflet/src/map/Map.js": [
    "flyTo", "flyToBounds", "fitWorld", "locate", "stopLocate", "_handleGeolocationError", "_handleGeolocationResponse",
    "remove", "_latLngBoundsToNewLayerBounds", "setMinZoom", "setMaxZoom",
  ],
  "leaflet/src/geo/LatLngBounds.js": ["overlaps", "equals", "toBBoxString"],
  "leaflet/src/map/handler/Map.Drag.js": ["_onPreDragWrap"],
  "leaflet/src/geo/LatLng.js": ["toBounds", "toString", "distanceTo"],
  "supercluster/index.js": ["getTile", "getTileRaw", "_getTile", "_addTileFeatures"],
  "kdbush/index.js": ["static from"],
};

/** A source without some methods; stops the build when one is not there. */
function without(methods, source, path) {
  return methods.reduce((text, name) => {
    const method = new RegExp(`^(\\t|    )${name}(: function )? ?\\([^]*?\\n\\1\\},?\\n`, "m");
    if (!method.test(text)) throw new Error(`${path} has no method ${name}`);
    return text.replace(method, "");
  }, source);
}

const lean = {
  name: "lean",
  setup(build) {
    build.onLoad({ filter: /core[\\/]Browser\.js$/ }, async () => ({ contents: await readFile(join(here, "browser.js"), "utf8") }));
    build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const source = (await readFile(path, "utf8")).replaceAll("\r\n", "\n");
      const modern = ANSWERS.reduce((text, [question, answer]) => text.replace(question, answer), source);
      const [, methods] = Object.entries(UNUSED).find(([end]) => path.replaceAll("\\", "/").endsWith(end)) ?? [];
      return { contents: methods ? without(methods, modern, path) : modern };
    });
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

const { mangleCache } = await bundle("leaflet", leaflet, { ...PRIVATE, plugins: [lean], mangleCache: {} });
await bundle("tiles", leaflet, { ...PRIVATE, plugins: [lean, besideLeaflet], mangleCache });
await bundle("supercluster", supercluster, { ...PRIVATE, plugins: [lean] });
