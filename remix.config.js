import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { addresses, routeFolder } from "./app/domain/access/addresses.ts";
import { isTakenOver } from "./app/tools/taken-over.mjs";

const folder = (name) => fileURLToPath(new URL(name, import.meta.url));

export const alias = { "~": folder("./app"), "#db": folder("./db"), "#styles": folder("./styles") };

/**
 * Routes are made out of the registry, so that none exists without a declared audience. They mind capitals as the
 * server does, which chooses the audience: `/prisoners/New` must not be an id to one and a page to the other.
 */
export function routesFromRegistry(defineRoutes) {
  return defineRoutes((route) => {
    for (const pattern of Object.keys(addresses)) {
      const file = `routes/${routeFolder(pattern)}/route.tsx`;
      if (pattern === "/") route(pattern, file, { index: true });
      else route(pattern.slice(1), file, { caseSensitive: true });
    }
    route("*", "routes/$/route.tsx");
  });
}

/** Every page with scripts needs all of the libraries and both contexts: one file travels lighter than a dozen. */
function browserChunk(id) {
  if (id.includes("/node_modules/")) return "libraries";
  return /\/app\/(components\/document|i18n\/i18n)\.tsx$/.test(id) ? "contexts" : undefined;
}

/**
 * A route that React never takes over needs nothing in a browser but the small modules it links. Building the other
 * two hundred for it would double the time of a build, and put the desk's pages where any visitor can fetch them.
 */
const plainRoutes = {
  name: "plain-routes",
  enforce: "post",
  transform(_code, id) {
    if (!id.endsWith("?__remix-build-client-route")) return undefined;
    const file = id.slice(0, id.indexOf("?"));
    if (isTakenOver(file)) return undefined;
    const modules = readFileSync(file, "utf8").match(/^import \w+ from "[^"]+\?worker&url";$/gm) ?? [];
    return [...modules, "export default () => null;"].join("\n");
  },
};

/** A route that is only an action has nothing for the browser, and that is as it should be. */
function exceptEmptyChunks(warning, warn) {
  if (warning.code !== "EMPTY_BUNDLE") warn(warning);
}

/**
 * What the pages share with the server is left to the second half of the build (app/tools/build.mjs), which takes both
 * together: otherwise every start would read it twice and every module's state would be there twice.
 */
function sharedWithServer(id) {
  return /^(?!.*\/routes\/).*\/(app|db)\/.+\.(ts|json)$/.test(id);
}

/** The Vite configuration: Remix's command line is pointed here, so no vite.config.ts is needed. */
export default defineConfig(({ isSsrBuild }) => ({
  resolve: { alias },
  plugins: [
    plainRoutes,
    tailwindcss(),
    remix({
      ignoredRouteFiles: ["**/*"],
      routes: routesFromRegistry,
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: false,
        v3_routeConfig: false,
      },
    }),
  ],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: {
      external: isSsrBuild ? sharedWithServer : [],
      makeAbsoluteExternalsRelative: false,
      output: { manualChunks: browserChunk },
      onwarn: exceptEmptyChunks,
    },
  },
  /** A dictionary is read a good deal faster as JSON than as code. */
  json: { namedExports: false, stringify: true },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "pg", "pino"] },
}));
