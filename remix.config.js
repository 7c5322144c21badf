import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { addresses, routeFolder } from "./app/domain/access/addresses.ts";

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

/** A page with scripts needs all of the libraries and of the frame: two files travel lighter than a dozen. */
function browserChunk(id) {
  if (id.includes("/node_modules/")) return "libraries";
  if (id.includes(".server.")) return undefined;
  if (/\/features\/account\/(access-sheet|account-form|join|password\.form|wait-notice)/.test(id))
    return "joining";
  return /\/app\/(components\/(back-link|document|error|fields\/(?!since|select|text-area)|shell)|i18n\/(i18n|translate|languages)|platform\/forms)/.test(
    id,
  )
    ? "frame"
    : undefined;
}

/** A route that is only an action has nothing for the browser, and that is as it should be. */
function exceptEmptyChunks(warning, warn) {
  if (warning.code !== "EMPTY_BUNDLE") warn(warning);
}

/** The Vite configuration: Remix's command line is pointed here, so no vite.config.ts is needed. */
export default defineConfig({
  resolve: { alias },
  plugins: [
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
    rollupOptions: { output: { manualChunks: browserChunk }, onwarn: exceptEmptyChunks },
  },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "pg", "pino"] },
});
