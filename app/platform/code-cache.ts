import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/** A CommonJS program that has run: what it exports, and its script, of which V8 can hand out the code it made. */
export interface LoadedProgram<Exports> {
  script: Script;
  exports: Exports;
}

/** Where the code that V8 made of a program is kept. */
export function codeCacheOf(program: URL): URL {
  return new URL(`${program.href}.cache`);
}

/**
 * Runs a CommonJS program out of one file with the code V8 made of it when it was built, so that a start does not
 * compile it again. Another version of Node or other flags refuse that code; the program then runs without it.
 * Source: https://nodejs.org/docs/latest-v20.x/api/vm.html#scriptcreatecacheddata
 */
export function loadProgram<Exports>(program: URL): LoadedProgram<Exports> {
  const filename = fileURLToPath(program);
  const cache = codeCacheOf(program);
  const script = new Script(
    `(function (module, exports, require, __filename) {${readFileSync(program, "utf8")}\n})`,
    { filename, ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}) },
  );
  const module = { exports: {} as Exports };
  script.runInThisContext()(module, module.exports, createRequire(program), filename);
  return { script, exports: module.exports };
}
