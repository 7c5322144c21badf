import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Import, importsOf, root } from "./source";

/** A direction imports may not take; `broken` answers whether this import of that file takes it. */
interface Rule {
  says: string;
  broken: (file: string, what: Import) => boolean;
}

/** What of `text`, standing at `file`, breaks docs/architecture.md, one line each. */
export function brokenRules(file: string, text: string): string[] {
  return importsOf(file, text).flatMap((what) =>
    rules.filter((rule) => rule.broken(file, what)).map((rule) => `${file} → ${what.target}: ${rule.says}`),
  );
}

const within =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

const inDomain = within("app/domain");
const inDatabase = within("db");
const inRepositories = within("db/repositories");
const inDialects = within("db/dialects");
const inRoutes = within("app/routes");
const inFeatures = within("app/features");
const inCommands = within("app/commands");
const engines = within("pg", "better-sqlite3");
const room = (path: string) => path.split("/")[2];
const runsOnServerOnly = (file: string) => /\.server\.tsx?$/.test(file);

export const rules: readonly Rule[] = [
  {
    says: "domain imports nothing but domain",
    broken: (file, { target }) => inDomain(file) && !inDomain(target),
  },
  {
    says: "a route calls a use case; it never reaches the database itself",
    broken: (file, { target }) => inRoutes(file) && inDatabase(target),
  },
  {
    says: "nothing imports a route",
    broken: (file, { target }) => inRoutes(target) && !inRoutes(file),
  },
  {
    says: "repositories know only types of domain",
    broken: (file, { target, typeOnly }) =>
      inRepositories(file) && target.startsWith("app/") && !(inDomain(target) && typeOnly),
  },
  {
    says: "repositories are handed their transaction and never import the connection",
    broken: (file, { target, typeOnly }) =>
      inRepositories(file) && target === "db/connection.server" && !typeOnly,
  },
  {
    says: "the schema and migrations know nothing of the application",
    broken: (file, { target }) =>
      within(
        "db/migrations",
        "db/dialects",
        "db/schema",
        "db/connection.server",
      )(file.replace(/\.ts$/, "")) && target.startsWith("app/"),
  },
  {
    says: "rooms never import each other's components",
    broken: (file, { target }) =>
      inFeatures(file) && inFeatures(target) && room(file) !== room(target) && isComponent(target),
  },
  {
    says: "interface parts are free of concepts: they import no room",
    broken: (file, { target }) => within("app/components", "app/i18n")(file) && inFeatures(target),
  },
  {
    says: "only the dialects load a database driver",
    broken: (file, { target }) => !inDialects(file) && engines(target),
  },
  {
    says: "only db/ knows which engine runs",
    broken: (file, { target }) => inDialects(target) && !inDatabase(file),
  },
  {
    says: "SQL is written in db/ only",
    broken: (file, { target, typeOnly }) => !inDatabase(file) && within("kysely")(target) && !typeOnly,
  },
  {
    says: "what a browser may load never imports the database or Node's own modules",
    broken: (file, { target, typeOnly }) =>
      (within("app/components", "app/i18n")(file) || inFeatures(file)) &&
      !runsOnServerOnly(file) &&
      !typeOnly &&
      (inDatabase(target) || target.startsWith("node:")),
  },
  {
    says: "seeds and factories are for commands and tests",
    broken: (file, { target }) =>
      within("db/seeds", "db/factories")(target) && file.startsWith("app/") && !inCommands(file),
  },
];

function isComponent(target: string): boolean {
  return existsSync(join(root, `${target}.tsx`));
}
