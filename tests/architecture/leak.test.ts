import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesIn, parse, read, root } from "./source";

const browserFiles = builtFiles();
const bundle = browserFiles.map((file) => read(file)).join("\n");

const neverThere = [
  "begin immediate",
  "journal_mode",
  "secure_delete",
  "better-sqlite3",
  "kysely",
  "node-postgres",
  "argon2",
  "aes-256-gcm",
  "FIELD_KEYS",
  "INDEX_KEY",
  "DATABASE_URL",
];

test.each(neverThere)("no browser file holds %s", (text) => {
  expect(holdersOf(text)).toEqual([]);
});

test("no text that only the server's files hold reaches a browser", () => {
  const canaries = serverOnlyTexts();
  expect(canaries.length).toBeGreaterThan(100);
  expect(canaries.filter((text) => bundle.includes(text))).toEqual([]);
});

test("what is in the bundle is found, so that finding nothing means something", () => {
  expect(holdersOf("page-data")).not.toEqual([]);
  expect(bundle).toContain("hydrateRoot");
});

function holdersOf(text: string): string[] {
  return browserFiles.filter((file) => read(file).toLowerCase().includes(text.toLowerCase()));
}

function builtFiles(): string[] {
  if (!existsSync(join(root, "build/client"))) {
    throw new Error("There is no build/client to look into. Run: npm run build");
  }
  return filesIn(["build/client"], /\.(js|css|html|json|map|txt)$/);
}

/** Texts of some length that stand in db/ or a `.server` file and in no file a browser may load. */
function serverOnlyTexts(): string[] {
  const files = filesIn(["app", "db"]);
  const isServers = (file: string) => file.startsWith("db/") || /\.server\.tsx?$/.test(file);
  const elsewhere = [
    ...files.filter((file) => !isServers(file)).map((file) => read(file)),
    ...filesIn(["app/i18n/locales"], /\.json$/).map((file) => read(file)),
  ].join("\n");
  const texts = files.filter(isServers).flatMap((file) => textsIn(file));
  return [...new Set(texts)].filter((text) => text.length >= 16 && !elsewhere.includes(text));
}

function textsIn(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) texts.push(node.text.trim());
    ts.forEachChild(node, visit);
  };
  visit(parse(file, read(file)));
  return texts;
}
