import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isTakenOver } from "./taken-over.mjs";

const PREFIX = "window.__remixManifest=";

/**
 * Leaves in the browser's list of routes only the root and those that React takes over, and only their files. Every
 * link is a document of its own, so no other route is ever looked up there; whole, the list outweighs the words of a
 * page and tells each visitor every address of the desk.
 */
export function trimManifest(root) {
  const assets = join(root, "build/client/assets");
  const name = readdirSync(assets).find((each) => /^manifest-\w+\.js$/.test(each));
  if (!name) throw new Error("The build has no list of routes for the browser.");
  const text = readFileSync(join(assets, name), "utf8");
  if (!text.startsWith(PREFIX)) throw new Error("The browser's list of routes has another form.");
  const manifest = JSON.parse(text.slice(PREFIX.length).replace(/;\s*$/, ""));
  const routes = Object.entries(manifest.routes);
  const kept = routes.filter(([id]) => isTakenOver(join(root, "app", `${id}.tsx`)));
  const trimmed = { ...manifest, routes: Object.fromEntries(kept) };
  writeFileSync(join(assets, name), `${PREFIX}${JSON.stringify(trimmed)};`);

  const needed = new Set(kept.map(([, route]) => route.module));
  for (const [, { module }] of routes)
    if (!needed.has(module)) rmSync(join(root, "build/client", module), { force: true });
}
