import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

const folder = (name) => fileURLToPath(new URL(name, import.meta.url));

export const alias = { "~": folder("./app"), "#db": folder("./db"), "#styles": folder("./styles") };

/** The Vite configuration: Remix's command line is pointed here, so no vite.config.ts is needed. */
export default defineConfig({
  resolve: { alias },
  plugins: [
    tailwindcss(),
    remix({
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
  build: { target: "es2022", assetsInlineLimit: 0 },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "pg", "pino"] },
});
