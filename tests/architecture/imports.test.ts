import { expect, test } from "vitest";
import { brokenRules, rules } from "./import-rules";
import { filesIn, importsOf, read } from "./source";

const files = [...filesIn(["app", "db"]), "server.ts"];

test("imports go one way", () => {
  const broken = files.flatMap((file) => brokenRules(file, read(file)));
  expect(broken).toEqual([]);
});

test("enough was read to mean something", () => {
  const imports = files.flatMap((file) => importsOf(file, read(file)));
  expect(files.length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(200);
});

const forbidden: [file: string, line: string][] = [
  ["app/domain/balance/load.ts", 'import { randomUUID } from "node:crypto";'],
  ["app/domain/balance/load.ts", 'import type { Tx } from "#db/connection.server";'],
  ["app/domain/access/roles.ts", 'import { useLocation } from "@remix-run/react";'],
  ["app/routes/desk/route.tsx", 'import { findSetting } from "#db/repositories/settings";'],
  ["app/routes/desk/route.tsx", 'import type { Row } from "../../../db/schema";'],
  ["app/features/desk/five.server.ts", 'import { loader } from "~/routes/desk/route";'],
  ["db/repositories/people.ts", 'import { roles } from "~/domain/access/roles";'],
  ["db/repositories/people.ts", 'import type { App } from "~/platform/app.server";'],
  ["db/repositories/people.ts", 'import { type Tx, inTransaction } from "../connection.server";'],
  ["db/migrations/index.ts", 'import type { Role } from "~/domain/access/roles";'],
  ["app/components/shell.tsx", 'export { Desk } from "~/features/desk/desk";'],
  ["app/commands/migrate.ts", 'import pg from "pg";'],
  ["db/repositories/people.ts", 'const driver = await import("better-sqlite3");'],
  ["app/features/desk/five.server.ts", 'import { isUniqueViolation } from "#db/dialects/engine";'],
  ["app/features/desk/five.server.ts", 'import { sql } from "kysely";'],
  ["app/features/join/answers.form.ts", 'import { findSetting } from "#db/repositories/settings";'],
  ["app/features/join/answers.server.ts", 'import { seedDemo } from "#db/seeds/demo";'],
];

test.each(forbidden)("%s may not say: %s", (file, line) => {
  expect(brokenRules(file, line)).toHaveLength(1);
});

test("rooms may not import each other's components, their own they may", () => {
  const rule = rules.find((each) => each.says === "rooms never import each other's components");
  const [part] = filesIn(["app/features"], /\.tsx$/);
  if (!part) throw new Error("no room has a component");
  const target = part.replace(/\.tsx$/, "");
  expect(rule?.broken("app/features/elsewhere/page.tsx", { target, typeOnly: false })).toBe(true);
  expect(rule?.broken(`${target}-page.tsx`, { target, typeOnly: false })).toBe(false);
});

const allowed: [file: string, line: string][] = [
  ["db/repositories/people.ts", 'import type { Tx } from "../connection.server";'],
  ["db/repositories/people.ts", 'import type { Role } from "~/domain/access/roles";'],
  ["app/features/desk/five.server.ts", 'import { inTransaction } from "#db/connection.server";'],
  ["app/routes/desk/route.tsx", 'import { data } from "@remix-run/node";'],
];

test.each(allowed)("%s may say: %s", (file, line) => {
  expect(brokenRules(file, line)).toEqual([]);
});
