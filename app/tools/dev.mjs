import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { createServer as createVite } from "vite";
import { devApp } from "./dev-app.mjs";
import { failurePage } from "./dev-failure.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const port = Number(process.env.PORT ?? 3000);

/** Packages a hydrated page loads, prepared before the first one is asked for. */
const inBrowsers = [
  "react",
  "react/jsx-dev-runtime",
  "react-dom",
  "react-dom/client",
  "@remix-run/react",
  "react-hook-form",
  "@hookform/resolvers/valibot",
  "valibot",
];

/** Patching a page in place would ask the framework's data addresses, which our server does not have. */
const wholePagesOnly = { name: "whole-pages-only", hotUpdate: () => [] };

/** `npm run dev`: the whole way of a request out of the sources; what is changed answers the next request. */
async function main() {
  const server = createServer();
  const vite = await createVite({
    configFile: join(root, "remix.config.js"),
    appType: "custom",
    server: { middlewareMode: true, hmr: { server } },
    optimizeDeps: { noDiscovery: true, include: inBrowsers },
    plugins: [wholePagesOnly],
  });
  const app = await devApp(vite, port);
  const { startJobs } = await vite.ssrLoadModule("/app/platform/jobs/jobs.server.ts");
  startJobs(app);
  const answer = getRequestListener((request, env) => freshAnswer(vite, app, request, env));
  server.on("request", (request, response) => {
    vite.middlewares(request, response, () => answer(request, response));
  });
  reloadPagesOnChange(vite);
  server.listen(port, app.config.host, () => console.log(`\n  http://localhost:${port}\n`));
}

/** Loads what the request needs; Vite keeps what has not changed. */
async function freshAnswer(vite, app, request, env) {
  try {
    const http = await currentHttp(vite, app);
    return await http.fetch(request, env);
  } catch (error) {
    vite.ssrFixStacktrace(error);
    console.error(error);
    return failurePage(error);
  }
}

let built = { modules: [], http: null };

/** The guard and the routes as they stand now; made anew only when one of their modules was. */
async function currentHttp(vite, app) {
  const modules = await Promise.all([
    vite.ssrLoadModule("virtual:remix/server-build"),
    vite.ssrLoadModule("/app/platform/http/http.server.ts"),
    vite.ssrLoadModule("/app/platform/http/handlers.server.ts"),
  ]);
  if (modules.some((module, index) => module !== built.modules[index])) {
    const [build, { createHttp }, { createHandlers }] = modules;
    const handlerFor = createHandlers(build, "development");
    built = { modules, http: createHttp({ app, handlerFor, isReady: () => true, clientFolder: null }) };
  }
  return built.http;
}

/** Most pages carry no script of their own, so every change reloads the page whole. */
function reloadPagesOnChange(vite) {
  const watched = ["app", "db", "styles", "public"].map((folder) => join(root, folder));
  let waiting;
  vite.watcher.add(watched);
  vite.watcher.on("all", (_event, path) => {
    if (!watched.some((folder) => path.startsWith(folder))) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => vite.environments.client.hot.send({ type: "full-reload" }), 50);
  });
}

await main();
