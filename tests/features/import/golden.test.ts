import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { guessMapping, sampleOf } from "~/domain/import/guess";
import type { Mapping } from "~/domain/import/mapping";
import { type ImportPlan, planImport } from "~/domain/import/plan";
import { importPrisoners } from "~/features/import/import-prisoners.server";
import { readPrisonersOf } from "~/features/import/read-prisoners.server";
import { readTable } from "~/features/import/read-table.server";
import { onEachEngine } from "../../setup/databases";

/** Every file of tests/files/import has beside it what is to be read from it, kept after it was checked by eye. */
const folder = fileURLToPath(new URL("../../files/import/", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
const TODAY = "2026-11-20";

describe.each(files)("%s", (name) => {
  test("is read as is written beside it", () => {
    expect(read(name)).toEqual(JSON.parse(readFileSync(`${folder}${name.replace(".csv", ".json")}`, "utf8")));
  });
});

onEachEngine((world) => {
  test.each(files)("%s is taken over, and a second time changes nothing", async (name) => {
    const { bytes, mapping } = fileOf(name);
    const file = { bytes, mapping: { ...mapping, list: name, title: name }, dryRun: false };
    const counts = ({ create, change, recognise, unchanged, refused, doubts }: ImportPlan) => [
      ...[create, change, recognise].map((each) => each.length),
      unchanged.length + refused.length + doubts.length,
    ];
    const first = await importPrisoners(world.app, file, world.clock.now);
    const second = await importPrisoners(world.app, file, world.clock.now);
    if (!first.ok || !second.ok) throw new Error("the file cannot be read");
    const { rows } = read(name);
    expect(counts(second.plan)).toEqual([0, 0, 0, rows.length]);
    expect(second.plan.facilities).toEqual([]);
    expect(second.plan.words).toEqual(first.plan.words);
  });

  test("after a plain list somebody is suggested", async () => {
    const { rows } = read("tabs.csv");
    const names = rows.flatMap((row) => ("name" in row ? [row.name] : []));
    const suggested = await world.app.db
      .selectFrom("prisoner")
      .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
      .select("prisoner.name")
      .where("suggestable", "=", 1)
      .execute();
    expect(suggested.map((each) => each.name)).toEqual(expect.arrayContaining(names));
  });
});

function fileOf(name: string): { bytes: Buffer; mapping: Mapping } {
  const bytes = readFileSync(folder + name);
  const table = readTable(bytes);
  if (!table.ok) throw new Error(table.reason);
  return { bytes, mapping: guessMapping(table.table.header, sampleOf(table.table)) };
}

/** What is read from a file, short enough to be checked by eye. */
function read(name: string) {
  const { bytes, mapping } = fileOf(name);
  const reading = readTable(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  const { header, encoding, separator } = reading.table;
  const people = readPrisonersOf(reading.table, mapping, TODAY);
  if (!people.ok) throw new Error(people.reason);
  const plan = planImport(people.rows, { recognitions: [], facilities: [], people: [] });
  const rows = [...plan.create.map(inShort), ...plan.refused].sort((a, b) => a.line - b.line);
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).map(([field, at]) => [field, header[at] || `column ${at + 1}`]),
  );
  const words = plan.words.map(({ column, word, readAs }) => `${column}: ${word} = ${readAs}`);
  const notes = plan.notes.map(({ line, code }) => `${line}: ${code}`);
  return { encoding, separator, list: mapping.list, columns, rows, words, notes };
}

function inShort({ line, facts }: ImportPlan["create"][number]) {
  const { name, gender, birth, place, status, since, about, articles, penalty, letters } = facts;
  const where = place && [place.name, place.kind, place.postcode ?? "", place.address].join(" | ");
  const id = facts.externalId.startsWith("~") ? {} : { id: facts.externalId };
  const said = Object.fromEntries(
    Object.entries({ about, articles, penalty }).filter(([, text]) => text !== ""),
  );
  const dates = { birth: [birth.date, birth.precision].join(" ").trim(), since: since.date };
  return { line, ...id, name, gender, ...dates, status, place: where, letters, ...said };
}
