import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../setup/postgres.mjs";
import { describeTables, openMigrated } from "./migrated";
import { parse, read } from "./source";

/** `integer not null` and the like, so that a difference reads well. */
type Columns = Record<string, string>;

const declared = declaredTables();
let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.stop());

test("the declaration was read", () => {
  expect(Object.keys(declared).length).toBeGreaterThan(25);
  expect(declared.person?.id).toBe("text not null");
  expect(declared.prisoner?.cap).toBe("integer");
});

describe.each([
  ["SQLite", async () => ":memory:"],
  ["PostgreSQL", () => postgres.createDatabase()],
])("%s", (_, emptyDatabase) => {
  test("has exactly the tables and columns that db/schema.ts declares", async () => {
    const db = await openMigrated(await emptyDatabase());
    const tables = await describeTables(db);
    await db.destroy();
    const real = tables
      .filter((table) => !table.name.startsWith("kysely"))
      .map((table) => [
        table.name,
        Object.fromEntries(
          table.columns.map((column) => {
            const isOptional = column.isNullable && !column.isAutoIncrementing;
            return [column.name, columnText(kindOf(column.dataType), isOptional)];
          }),
        ),
      ]);
    expect(Object.fromEntries(real)).toEqual(declared);
  });
});

function kindOf(dataType: string): string {
  return dataType === "int4" ? "integer" : dataType.toLowerCase();
}

function columnText(kind: string, isOptional: boolean): string {
  return isOptional ? kind : `${kind} not null`;
}

/** What the interfaces of db/schema.ts say, worked out by TypeScript itself. */
function declaredTables(): Record<string, Columns> {
  const path = "db/schema.ts";
  const source = parse(path, read(path));
  const host = ts.createCompilerHost({ strict: true });
  const readOthers = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => (name === path ? source : readOthers(name, ...rest));
  const program = ts.createProgram(
    [path],
    {
      strict: true,
      target: ts.ScriptTarget.ES2022,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
    },
    host,
  );
  const checker = program.getTypeChecker();
  const schema = source.statements.find(
    (each): each is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(each) && each.name.text === "Schema",
  );
  if (!schema) throw new Error("db/schema.ts declares no Schema");
  const typeOf = (symbol: ts.Symbol) => checker.getTypeOfSymbolAtLocation(symbol, schema);
  return Object.fromEntries(
    checker
      .getTypeAtLocation(schema)
      .getProperties()
      .map((table) => [
        table.name,
        Object.fromEntries(
          typeOf(table)
            .getProperties()
            .map((column) => [column.name, declaredColumn(typeOf(column), checker)]),
        ),
      ]),
  );
}

/** `Generated<number>` is read as what a select answers. */
function declaredColumn(type: ts.Type, checker: ts.TypeChecker): string {
  const isGenerated = type.aliasSymbol?.name === "Generated";
  const selected = isGenerated ? (type.aliasTypeArguments?.[0] ?? type) : type;
  const plain = checker.getNonNullableType(selected);
  const isNumber = (plain.isUnion() ? plain.types : [plain]).every(
    (each) => (each.flags & ts.TypeFlags.NumberLike) !== 0,
  );
  return columnText(isNumber ? "integer" : "text", plain !== selected);
}
