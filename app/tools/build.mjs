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

/** Pages with Remix, everything Node runs itself with esbuild, browser files compressed, the server's code kept. */
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
  keepCode();
}

/** Packages of hundreds of small files, which Node would have to look for one by one at every start. */
const TAKEN_IN = ["kysely", "hono", "@hono/node-server", "isbot", "otpauth", "valibot"];

/**
 * What Node runs itself and would not understand as TypeScript: the server as one file, whose machine code is kept
 * (`app/platform/code-cache.ts`), and the command-line tools, which share modules. The pages Remix built go into both.
 */
export async function buildPrograms() {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const outside = Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name));
  const shared = {
    assetNames: "data/[name]-[hash]",
    allowOverwrite: true,
    bundle: true,
    platform: "node",
    target: "node20",
    jsx: "automatic",
    plugins: [requiredPackages(outside), dataFiles],
    alias: { "~": join(root, "app"), "#db": join(root, "db") },
    logLevel: "warning",
  };
  await buildServer(shared);
  const programs = readdirSync(commands).filter((name) => name.endsWith(".ts"));
  const commandPrograms = programs.map((name) => [`commands/${name.slice(0, -3)}`, join(commands, name)]);
  await buildTogether(shared, Object.fromEntries(commandPrograms));
  await buildTogether(shared, {
    "server/index": join(root, "build/server/index.js"),
    thread: join(root, "app/platform/jobs/thread.ts"),
  });
  await buildTogether(shared, {
    server: join(root, "server.ts"),
    "code-cache": join(root, "app/platform/code-cache.ts"),
  });
}

const PRODUCTION = 'process.env.NODE_ENV ??= "production";';

/** Packages with machine code of their own, and those that look for files beside them. */
const NATIVE = ["better-sqlite3", "@node-rs/argon2", "pg", "pino"];

async function buildServer(shared) {
  const program = [
    'import { main as start } from "~/platform/http/main.server";',
    'import * as pages from "./build/server/index.js";',
    "export const main = (buildFolder) => start(buildFolder, pages);",
  ];
  await build({
    ...shared,
    stdin: { contents: program.join("\n"), resolveDir: root, sourcefile: "server.ts" },
    outfile: join(root, "build/server.cjs"),
    format: "cjs",
    define: { "import.meta.url": "programUrl", "process.env.NODE_ENV": '"production"' },
    plugins: [requiredPackages(NATIVE), dataFiles],
    banner: {
      js: `const programUrl = require("node:url").pathToFileURL(__filename).href; ${PRODUCTION}`,
    },
  });
}

/** Programs built together share their modules in files of their own; the more programs, the more such files. */
async function buildTogether(shared, entryPoints) {
  await build({
    ...shared,
    entryPoints,
    outdir: join(root, "build"),
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    banner: {
      js: [
        'import { createRequire as requireFrom } from "node:module";',
        "const require = requireFrom(import.meta.url);",
        PRODUCTION,
      ].join("\n"),
    },
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

/**
 * Dictionaries stay files beside the programs. Within a program they would make its whole text two bytes a letter, and
 * a start has to read through all of it.
 */
const dataFiles = {
  name: "data-files",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^data:/ }, ({ path }) => ({ path: path.slice("data:".length), namespace: "data" }));
    onLoad({ filter: /.*/, namespace: "data" }, ({ path }) => ({
      contents: readFileSync(path),
      loader: "file",
    }));
    onLoad({ filter: /\.json$/, namespace: "file" }, ({ path }) => ({
      contents: [
        'import { readFileSync } from "node:fs";',
        `import file from ${JSON.stringify(`data:${path}`)};`,
        'export default JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));',
      ].join("\n"),
    }));
  },
};

/** Nothing of this shell's configuration gets there: that server must not touch anybody's database or backups. */
function keepCode() {
  const { PATH, TMPDIR = "/tmp" } = process.env;
  execFileSync(process.execPath, [...startFlags(), "app/tools/keep-code.mjs"], {
    cwd: root,
    stdio: "inherit",
    env: { PATH, TMPDIR },
  });
}

/** The flags `npm start` gives to Node: V8 takes kept code only under the flags it was made with. */
function startFlags() {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
}

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
