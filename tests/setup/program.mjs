import { execFile } from "node:child_process";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs a TypeScript program of the tests in a process of its own and answers the JSON of its last line. Node 20 runs
 * no TypeScript, so it is bundled first, with the aliases of the project.
 */
export async function runProgram(file, env = {}) {
  const outfile = await bundle(file);
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], {
    cwd: root,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "null");
}

/** What a TypeScript module of the project exports. */
export async function importModule(file) {
  return import(pathToFileURL(await bundle(file)).href);
}

/** Makes one file of a program, for whoever starts it themselves; answers where it is. */
export async function bundle(file) {
  const outfile = join(root, "build/tests", `${basename(file).replace(/\.ts$/, "")}-${process.pid}.js`);
  await build({
    entryPoints: [join(root, file)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    jsx: "automatic",
    packages: "external",
    alias: { "~": join(root, "app"), "#db": join(root, "db") },
    logLevel: "warning",
  });
  return outfile;
}
