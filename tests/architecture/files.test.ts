import { readdirSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesIn, parse, read, root } from "./source";

const LINES = 250;
/** One declaration for every table, what a program writes, and the demo's data. */
const longByNature =
  /^(db\/schema\.ts|app\/domain\/access\/addresses\.ts|app\/i18n\/message-keys\.ts|db\/seeds\/story\/.*)$/;

const ours = ["app", "db", "public", "styles", "tests", "docs"];
const files = [...filesIn(["app", "db", "tests"]), "server.ts", "remix.config.js"];

test("the top level is what docs/architecture.md says", () => {
  const ignored = read(".gitignore")
    .split("\n")
    .map((line) => line.replace(/\/$/, ""));
  const there = readdirSync(root).filter(
    (name) => name !== ".git" && !ignored.includes(name) && !name.endsWith(".log"),
  );
  const programs = ["package.json", "package-lock.json", "remix.config.js", "tsconfig.json", "server.ts"];
  const tools = [".ci", ".gitignore", "biome.json"];
  const papers = ["README.md", "LICENSE", "CONTRIBUTING.md", "SECURITY.md"];
  expect(there.sort()).toEqual([...ours, ...programs, ...tools, ...papers].sort());
});

test(`no source file is longer than ${LINES} lines`, () => {
  const long = files
    .filter((file) => !longByNature.test(file))
    .filter((file) => read(file).split("\n").length - 1 > LINES);
  expect(long).toEqual([]);
});

test("nothing is left for later", () => {
  const marks = new RegExp(
    ["TO" + "DO", "FIX" + "ME", "XX" + "X", "@ts-" + "(ignore|nocheck|expect-error)"].join("|"),
  );
  expect(files.filter((file) => marks.test(read(file)))).toEqual([]);
});

test("nothing escapes the type checker", () => {
  expect(escapes("sample.ts", "const a = b as any; const c = d as unknown as E;")).toHaveLength(2);
  const typed = files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith("tests/"));
  expect(typed.flatMap((file) => escapes(file, read(file)))).toEqual([]);
});

/** Uses of `any`, and casts that go through `unknown`. */
function escapes(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isDoubleCast =
      ts.isAsExpression(node) &&
      ts.isAsExpression(node.expression) &&
      node.expression.type.kind === ts.SyntaxKind.UnknownKeyword;
    if (node.kind === ts.SyntaxKind.AnyKeyword || isDoubleCast) found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found;
}
