import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder } from "./shots/folder.mjs";
import { makeSheets } from "./shots/sheets.mjs";

/**
 * `npm run shots [-- /suggestions]`: photographs every page of the registry (empty, refused, full) at 360 and 1280 px,
 * in both languages, light and dark, and lays them out on sheets. With part of an address, only the pages it fits.
 */
async function main([filter = ""]) {
  mkdirSync(folder, { recursive: true });
  if (!filter) for (const name of readdirSync(folder)) rmSync(join(folder, name));
  const counted = await photograph(filter);
  const sheets = await makeSheets();
  console.log(`The photographs are in .data/shots; begin with sheet--*.html there.`);
  console.log(JSON.stringify({ ...counted, sheets }));
  process.exitCode = counted.failed > 0 || !counted.shots ? 1 : 0;
}

/** Runs the camera; answers the counts of its last line. */
function photograph(filter) {
  const options = ["test", "--config", "tests/playwright.config.ts", "--project=shots"];
  const only = filter ? ["--grep", filter.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")] : [];
  const root = fileURLToPath(new URL("..", import.meta.url));
  const camera = spawn(join(root, "node_modules/.bin/playwright"), [...options, ...only], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  camera.stdout.setEncoding("utf8").on("data", (chunk) => {
    process.stdout.write(chunk);
    said = (said + chunk).slice(-10_000);
  });
  return new Promise((resolve, reject) => {
    camera.once("error", reject);
    camera.once("close", () => resolve(JSON.parse(said.trimEnd().split("\n").at(-1) ?? "{}")));
  });
}

await main(process.argv.slice(2));
