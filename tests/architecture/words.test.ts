import { join } from "node:path";
import { sql } from "kysely";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#db/connection.server";
import { camel, openMigrated } from "./migrated";
import { root } from "./source";

/** Columns whose words are a union of the domain, by file and name. Where a column takes more or other words, it is absent. */
const ofDomain: Record<string, [file: string, type: string]> = {
  "person.role": ["access/roles", "Role"],
  "person.language": ["access/roles", "Language"],
  "volunteerProfile.ways": ["facilities/channels", "Ways"],
  "volunteerProfile.postsFrom": ["facilities/channels", "PostsFrom"],
  "volunteerProfile.trust": ["correspondence/states", "Trust"],
  "facility.kind": ["facilities/kinds", "FacilityKind"],
  "facility.regime": ["facilities/kinds", "Regime"],
  "facility.climateZone": ["facilities/kinds", "ClimateZone"],
  "facilityChannel.channel": ["facilities/channels", "Channel"],
  "prisoner.gender": ["prisoners/names", "Gender"],
  "prisoner.birthPrecision": ["dates/partial-date", "Precision"],
  "prisoner.status": ["prisoners/statuses", "Status"],
  "statusChange.status": ["prisoners/statuses", "Status"],
  "correspondence.channel": ["facilities/channels", "Channel"],
  "correspondence.state": ["correspondence/states", "CorrespondenceState"],
  "correspondence.seat": ["correspondence/states", "Seat"],
  "correspondence.closedReason": ["correspondence/states", "ClosedReason"],
  "letter.channel": ["facilities/channels", "Channel"],
  "letter.state": ["correspondence/states", "LetterState"],
  "letterEvent.kind": ["correspondence/letter-course", "LetterEventKind"],
  "receiptLine.problem": ["receipts/match", "LineProblem"],
  "measurement.kind": ["family/sizes", "SizeKind"],
  "moveReport.kind": ["prisoners/move", "MoveKind"],
  "parcel.kind": ["parcels/ledger", "ParcelKind"],
  "parcel.who": ["parcels/ledger", "ParcelSender"],
  "parcel.purpose": ["parcels/ledger", "ParcelPurpose"],
  "conditionsChange.conditions": ["facilities/kinds", "Conditions"],
  "report.decision": ["reports/decision", "ReportDecision"],
};

const types = readTypes();
let db: Database;
let checked: Record<string, string[]>;

beforeAll(async () => {
  db = await openMigrated(":memory:");
  checked = await checkedWords();
});
afterAll(() => db.destroy());

test("the checks were read", () => {
  expect(checked["letter.kind"]).toEqual(["card", "group", "letter"]);
  expect(Object.keys(checked).length).toBeGreaterThan(40);
});

test("the database takes exactly the words that db/schema.ts declares", () => {
  expect(checked).toEqual(types.declared());
});

describe("the database takes exactly the words of the domain", () => {
  test.each(Object.entries(ofDomain))("%s", (column, [file, type]) => {
    expect(checked[column]).toEqual(types.ofDomain(file, type));
  });
});

/** The words of every `column in ('…')` that SQLite holds to, sorted, by `table.column`. */
async function checkedWords(): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'table' and name not like 'kysely%' order by name
  `.execute(db);
  return Object.fromEntries(
    rows.flatMap((table) =>
      [...table.sql.matchAll(/"?(\w+)"? in \(('[^)]*')\)/g)].map(([, column = "", list = ""]) => [
        `${camel(table.name)}.${camel(column)}`,
        [...list.matchAll(/'([^']*)'/g)].map(([, word = ""]) => word).sort(),
      ]),
    ),
  );
}

/** The unions of words in db/schema.ts and in the domain, worked out by TypeScript itself. */
function readTypes() {
  const pathOf = (file: string) => join(root, "app/domain", `${file}.ts`);
  const schemaPath = join(root, "db/schema.ts");
  const files = [schemaPath, ...Object.values(ofDomain).map(([file]) => pathOf(file))];
  const program = ts.createProgram(files, {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  const exported = (path: string, name: string) => {
    const source = program.getSourceFile(path);
    const module = source && checker.getSymbolAtLocation(source);
    const found = module && checker.getExportsOfModule(module).find((each) => each.name === name);
    if (!found) throw new Error(`${path} exports no ${name}`);
    return checker.getDeclaredTypeOfSymbol(found);
  };
  const wordsOf = (type: ts.Type) => {
    const plain = checker.getNonNullableType(type);
    const parts = plain.isUnion() ? plain.types : [plain];
    return parts.flatMap((each) => (each.isStringLiteral() ? [each.value] : [])).sort();
  };
  const columns = (table: ts.Symbol) => checker.getTypeOfSymbol(table).getProperties();
  return {
    ofDomain: (file: string, name: string) => wordsOf(exported(pathOf(file), name)),
    declared: () =>
      Object.fromEntries(
        exported(schemaPath, "Schema")
          .getProperties()
          .flatMap((table) =>
            columns(table).map((column): [string, string[]] => [
              `${table.name}.${column.name}`,
              wordsOf(checker.getTypeOfSymbol(column)),
            ]),
          )
          .filter(([, words]) => words.length > 0),
      ),
  };
}
