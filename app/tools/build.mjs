import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { constants, createBrotliCompress } from "node:zlib";
import { build } from "esbuild";
import { trimManifest } from "./trim-manifest.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const commands = join(root, "app/commands");

/** Builds pages with Remix, then everything Node runs itself with esbuild, then compresses browser files. */
async function main() {
  rmSync(join(root, "build"), { recursive: true, force: true });
  execFileSync(
    join(root, "node_modules/.bin/remix"),
    ["vite:build", "--config", "remix.config.js", "--logLevel", "warn"],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NODE_ENV: "production" },
    },
  );
  trimManifest(root);
  await buildPrograms();
  await compressFiles(join(root, "build/client/assets"));
}

/** Packages of hundreds of small files, which Node would have to look for one by one at every start. */
const TAKEN_IN = ["kysely", "hono", "@hono/node-server", "isbot", "otpauth", "valibot"];

/**
 * The server, the program of its threads and the command-line tools: TypeScript that Node 20 does not run. The pages
 * Remix built go through once more, so that they share with the server what is taken in.
 */
export async function buildPrograms() {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const outside = Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name));
  const programs = readdirSync(commands).filter((name) => name.endsWith(".ts"));
  const commandPrograms = programs.map((name) => [`commands/${name.slice(0, -3)}`, join(commands, name)]);
  await buildTogether(Object.fromEntries(commandPrograms), outside);
  await buildTogether(
    {
      server: join(root, "server.ts"),
      "server/index": join(root, "build/server/index.js"),
      thread: join(root, "app/platform/jobs/thread.ts"),
    },
    outside,
  );
}

/** Programs built together share their modules in files of their own; the more programs, the more such files. */
async function buildTogether(entryPoints, outside) {
  await build({
    entryPoints,
    outdir: join(root, "build"),
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    platform: "node",
    target: "node20",
    format: "esm",
    charset: "utf8",
    jsx: "automatic",
    plugins: [requiredPackages(outside), parsedJson],
    alias: { "~": join(root, "app"), "#db": join(root, "db") },
    banner: {
      js: [
        'import { createRequire } from "node:module";',
        "const require = createRequire(import.meta.url);",
        'process.env.NODE_ENV ??= "production";',
      ].join("\n"),
    },
    logLevel: "warning",
  });
}

/**
 * The packages left outside are CommonJS. `import` reads such a file twice, once for the names it exports, and a start
 * takes a fifth longer for it; so what the programs import from them is required.
 */
function requiredPackages(names) {
  return {
    name: "required-packages",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
        if (!names.some((name) => path === name || path.startsWith(`${name}/`))) return undefined;
        return kind === "require-call" ? { path, external: true } : { path, namespace: "required" };
      });
      onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
      }));
    },
  };
}

/** A dictionary is read a good deal faster as JSON than as code. */
const parsedJson = {
  name: "parsed-json",
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const value = JSON.stringify(JSON.parse(readFileSync(path, "utf8")));
      return { contents: `export default JSON.parse(${JSON.stringify(value)});` };
    });
  },
};

async function compressFiles(folder) {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name));
  await Promise.all(
    files.map((name) =>
      pipeline(
        createReadStream(join(folder, name)),
        createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        createWriteStream(join(folder, `${name}.br`)),
      ),
    ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
