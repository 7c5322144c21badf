import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = ["app", "db", "public", "styles", "server.ts", "remix.config.js", "package.json"];

/** Builds the application if there is no build, or one older than what it is made of. */
export default function ensureBuilt() {
  if (newest(join(root, "build/server.js")) > Math.max(...sources.map((name) => newest(join(root, name)))))
    return;
  const { status } = spawnSync(process.execPath, ["app/tools/build.mjs"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("The application does not build.");
}

/** When a file, or the youngest file of a folder, was last written; 0 when there is none. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
