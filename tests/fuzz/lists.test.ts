import { expect, test } from "vitest";
import { guessMapping, sampleOf } from "~/domain/import/guess";
import { planImport, type ReadRow } from "~/domain/import/plan";
import { importPrisoners } from "~/features/import/import-prisoners.server";
import { readPrisonersOf } from "~/features/import/read-prisoners.server";
import { readTable } from "~/features/import/read-table.server";
import { onEachEngine } from "../setup/databases";
import { type MangledFile, makeMangledFile } from "./mangle";
import { Random } from "./random";

const FILES = Number(process.env.FUZZ_FILES ?? 2000);
const BATCH = 100;
const TODAY = "2026-11-20";
const EVERY_WRITTEN = Math.max(1, Math.floor(FILES / 20));

const nothing = { recognitions: [], facilities: [], people: [] };

const batches = Array.from({ length: Math.ceil(FILES / BATCH) }, (_, at) => at * BATCH);

test.for(batches)("mangled files from %i on: no crash, and every good row is read", (from, { task }) => {
  const counts = { files: 0, rows: 0, touched: 0, good: 0 };
  const lost: string[] = [];
  for (let seed = from; seed < Math.min(FILES, from + BATCH); seed++) {
    const file = makeMangledFile(new Random(seed));
    const rows = read(file.bytes);
    lost.push(...lostRows(file, rows).map((what) => `seed ${seed}, ${what}`));
    counts.files += 1;
    counts.rows += rows.length;
    counts.touched += file.touched;
    counts.good += file.good.length;
  }
  Object.assign(task.meta, counts, { lost: lost.length });
  expect(lost).toEqual([]);
});

onEachEngine((world) => {
  test("what is left of mangled files is taken over, and a second time changes nothing", async () => {
    for (let seed = 0; seed < FILES; seed += EVERY_WRITTEN) {
      const { bytes } = makeMangledFile(new Random(seed));
      const mapping = { ...mappingOf(bytes), list: `list-${seed}`, title: "List" };
      const file = { bytes, mapping, dryRun: false };
      expect(await importPrisoners(world.app, file, world.clock.now)).toMatchObject({ ok: true });
      const again = await importPrisoners(world.app, file, world.clock.now);
      expect(again.ok && [again.plan.create, again.plan.change, again.plan.recognise]).toEqual([[], [], []]);
    }
  });
});

test("a control: a row that is damaged on purpose is missed", () => {
  const file = makeMangledFile(new Random(1));
  const [first] = file.good;
  const told = { name: "Никто Иван Ильич", birth: null, id: null, postcode: null };
  expect(lostRows({ ...file, good: [{ line: first?.line ?? 2, told }] }, read(file.bytes))).toHaveLength(1);
});

function mappingOf(bytes: Uint8Array) {
  const reading = readTable(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  return guessMapping(reading.table.header, sampleOf(reading.table));
}

function read(bytes: Uint8Array): ReadRow[] {
  const reading = readTable(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  const people = readPrisonersOf(reading.table, mappingOf(bytes), TODAY);
  if (!people.ok) throw new Error(`${people.reason} ${"columns" in people ? people.columns : ""}`);
  planImport(people.rows, nothing);
  return people.rows;
}

/** Good rows that were not read, or not as they are written, in words. */
function lostRows({ good }: MangledFile, rows: readonly ReadRow[]): string[] {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return good.flatMap(({ line, told }) => {
    const row = byLine.get(line);
    if (row === undefined) return [`line ${line} is not there`];
    if (!row.ok) return [`line ${line} is refused: ${row.reason}`];
    const { name, birth, externalId, place } = row.facts;
    const same =
      name === told.name &&
      birth.date === told.birth &&
      externalId === (told.id ?? "") &&
      (place?.postcode ?? null) === told.postcode;
    return same
      ? []
      : [
          `line ${line} is read as ${JSON.stringify({ name, birth, externalId, place })} for ${JSON.stringify(told)}`,
        ];
  });
}
