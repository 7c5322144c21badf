import type { Tx } from "#db/connection.server";
import { findImportEntriesPage } from "#db/repositories/import-runs";
import { findSheetCorrespondences, findSheetLetters } from "#db/repositories/sheet-undo";
import type { Row } from "#db/schema";
import type { LetterView } from "./plan-view";

/** One row of a run of pairs or letters, with what became of it. Without a name it is no longer here. */
export interface SheetEntry {
  prisonerId: string;
  line: number;
  name: string | null;
  place: string | null;
  letter?: LetterView | undefined;
  outcome: string | null;
}

/** What a run of pairs or letters brought in, one page of it, and the letters of which it told more. */
export async function readSheetRows(
  tx: Tx,
  { id, kind }: Pick<Row<"importRun">, "id" | "kind">,
  from: number,
  most: number,
): Promise<{ created: SheetEntry[]; changed: SheetEntry[] }> {
  const subject = kind === "pairs" ? "correspondence" : "letter";
  const page = (action: "created" | "changed") =>
    findImportEntriesPage(tx, id, { subject, action }, from, most);
  const read = kind === "pairs" ? pairRows : letterRows;
  const changed = kind === "pairs" ? [] : await page("changed");
  return { created: await read(tx, await page("created")), changed: await read(tx, changed) };
}

type Entry = Row<"importEntry">;

async function pairRows(tx: Tx, entries: readonly Entry[]): Promise<SheetEntry[]> {
  const ids = entries.map(({ subjectId }) => subjectId);
  const rows = new Map((await findSheetCorrespondences(tx, ids)).map((row) => [row.id, row]));
  return entries.map(({ subjectId, line, outcome }) => {
    const row = rows.get(subjectId);
    const { prisonerId = "", name = null, signature = null } = row ?? {};
    return { prisonerId, line, name, place: signature, outcome };
  });
}

async function letterRows(tx: Tx, entries: readonly Entry[]): Promise<SheetEntry[]> {
  const ids = entries.map(({ subjectId }) => Number(subjectId));
  const rows = new Map((await findSheetLetters(tx, ids)).map((row) => [row.id, row]));
  return entries.map(({ subjectId, line, outcome }) => {
    const row = rows.get(Number(subjectId));
    if (!row) return { prisonerId: "", line, name: null, place: null, outcome };
    const { prisonerId, name, signature, number, sentOn } = row;
    const letter = { number, sent: { date: sentOn, precision: "day" } };
    return { prisonerId, line, name, place: signature, letter, outcome };
  });
}
