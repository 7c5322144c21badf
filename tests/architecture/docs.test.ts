import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, read, root } from "./source";

const pages = [...readdirSync(root).filter((name) => name.endsWith(".md")), ...filesIn(["docs"], /\.md$/)];
const sources = [...filesIn(["app", "db", "tests"], /\.(ts|tsx|mjs)$/), "server.ts"];
const scripts = Object.keys(JSON.parse(read("package.json")).scripts);

describe.each(pages)("%s", (page) => {
  const text = read(page);

  test("links to what is there", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)].map(([, link]) => link ?? "");
    const lost = links.filter(
      (link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)),
    );
    expect(lost).toEqual([]);
  });

  test("names commands that exist", () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test("names files that exist", () => {
    const named = [...text.matchAll(/`((?:app|db|tests|docs|styles)\/[\w./$-]+)`/g)].map(
      ([, path]) => path ?? "",
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test("a page that the sources cite is there", () => {
  const cited = sources.flatMap((file) =>
    [...read(file).matchAll(/\b([a-z][a-z-]+)\.md\b/g)].map(([, name]) => `docs/${name}.md`),
  );
  expect(cited.length).toBeGreaterThan(20);
  expect([...new Set(cited)].filter((page) => !existsSync(join(root, page)))).toEqual([]);
});

test("every setting is explained", () => {
  const settings = [...read("app/platform/config.server.ts").matchAll(/^ {2}([A-Z_]+): v\./gm)].map(
    ([, name]) => name,
  );
  const explained = read("docs/configuration.md");
  expect(settings.length).toBeGreaterThan(6);
  expect(settings.filter((name) => !explained.includes(`| \`${name}\``))).toEqual([]);
});

describe("the OWASP ASVS page", () => {
  const [levelOne = "", levelTwo = ""] = read("docs/asvs.md").split("## Level 2");
  const rowsOf = (text: string) => text.split("\n").filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line));
  const rows = rowsOf(levelOne).map((line) => ({ line, answer: line.split(" | ")[2] ?? "" }));
  const having = (answer: string) => rows.filter((row) => row.answer === answer).length;

  test("has every item of level 1, and counts the answers right", () => {
    const told = /\*\*(\d+) satisfied, (\d+) not, (\d+) not applicable\*\*/
      .exec(levelOne)
      ?.slice(1)
      .map(Number);
    expect(told).toEqual([having("satisfied"), having("not"), having("not applicable")]);
    expect(rows).toHaveLength(70);
    expect(levelOne).toContain(`**${rowsOf(levelTwo).length} of 183**`);
  });

  test("names a file for each that is satisfied", () => {
    const satisfied = rows.filter(({ answer }) => answer === "satisfied").map(({ line }) => line);
    const shown = [...satisfied, ...rowsOf(levelTwo)];
    expect(shown.filter((line) => !/`(app|db|tests|docs)\/[\w./$-]+`/.test(line))).toEqual([]);
  });
});

test("the README's commands are the two that CI runs", () => {
  expect(read("README.md")).toContain("npm ci && npm run demo");
  expect(read("README.md")).toContain("npm ci && npm test");
  expect(read(".ci/run")).toContain("\nnpm ci && npm test\n");
});
