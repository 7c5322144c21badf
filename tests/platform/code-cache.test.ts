import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { codeCacheOf, loadProgram } from "~/platform/code-cache";

interface Program {
  add: (a: number, b: number) => number;
  folder: string;
}

const source = `
  exports.add = (a, b) => a + b;
  exports.folder = require("node:path").dirname(__filename);
`;

describe("a program with the code V8 made of it", () => {
  let folder: string;
  let program: URL;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "perepiska-code-"));
    program = pathToFileURL(join(folder, "program.cjs"));
    writeFileSync(program, source);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the program once without any and keeps what was made of it. */
  function keepCode() {
    const first = loadProgram<Program>(program);
    first.exports.add(1, 2);
    writeFileSync(codeCacheOf(program), first.script.createCachedData());
  }

  test("runs without any", () => {
    const { script, exports } = loadProgram<Program>(program);
    expect([exports.add(2, 3), exports.folder]).toEqual([5, folder]);
    expect(script.cachedDataRejected).toBeUndefined();
  });

  test("takes what was kept", () => {
    keepCode();
    const { script, exports } = loadProgram<Program>(program);
    expect(script.cachedDataRejected).toBe(false);
    expect([exports.add(2, 3), exports.folder]).toEqual([5, folder]);
  });

  test("refuses noise and runs what is written", () => {
    writeFileSync(program, `${source} // not compiled before`);
    writeFileSync(codeCacheOf(program), "noise");
    const { script, exports } = loadProgram<Program>(program);
    expect(script.cachedDataRejected).toBe(true);
    expect(exports.add(2, 3)).toBe(5);
  });

  test("refuses the code of another text and runs what is written", () => {
    keepCode();
    writeFileSync(program, source.replace("a + b", "a * 10 + b * 10"));
    const { script, exports } = loadProgram<Program>(program);
    expect(script.cachedDataRejected).toBe(true);
    expect(exports.add(2, 3)).toBe(50);
  });
});
