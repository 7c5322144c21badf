import type { Tx } from "#db/connection.server";
import { lockLoads } from "#db/repositories/load";
import {
  deleteIdleWriters,
  deleteLetters,
  deletePairs,
  findEventIds,
  findHangingOnCorrespondences,
  findLettersOfSheets,
  findNamedLetters,
  findSheetCorrespondences,
} from "#db/repositories/sheet-undo";
import type { Row } from "#db/schema";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import { UNDONE } from "./put-back.server";

type Entry = Row<"importEntry">;

/**
 * Takes correspondences of a sheet back with the letter each came with, unless an account went on with one or anything
 * more is known of it. Notes beside each entry what became of it.
 */
export async function undoPairs(
  tx: Tx,
  runId: number,
  entries: readonly Entry[],
  note: (entry: Entry, outcome: string) => void,
  now: Date,
): Promise<void> {
  const ids = entries.map(({ subjectId }) => subjectId);
  const prisonerIds = prisonersOf(await findSheetCorrespondences(tx, ids));
  if (prisonerIds.length > 0) await lockLoads(tx, prisonerIds);
  const rows = new Map((await findSheetCorrespondences(tx, ids)).map((row) => [row.id, row]));
  const hanging = await findHangingOnCorrespondences(tx, ids);
  const letters = await findLettersOfSheets(tx, ids);
  const known = await moreKnown(
    tx,
    letters.map(({ id }) => id),
  );
  const free = entries.flatMap((entry) => {
    const row = rows.get(entry.subjectId);
    const own = letters.filter(({ correspondenceId }) => correspondenceId === entry.subjectId);
    const reason = row === undefined ? "gone" : (hanging.get(row.id) ?? stays(row, own));
    note(entry, reason);
    return row && reason === UNDONE ? [{ row, own }] : [];
  });
  if (free.length === 0) return;
  await deleteLetters(
    tx,
    free.flatMap(({ own }) => own.map(({ id }) => id)),
  );
  await deletePairs(
    tx,
    free.map(({ row }) => row.id),
  );
  await deleteIdleWriters(
    tx,
    free.flatMap(({ row }) => row.sheetWriterId ?? []),
  );
  await refreshPrisonerLoads(tx, prisonerIds, now);

  function stays(row: SheetRow, own: readonly { id: number; importRunId: number | null }[]): string {
    if (row.personId !== null || row.importRunId !== runId) return "taken";
    if (own.some((letter) => letter.importRunId !== runId)) return "letters";
    if (own.some(({ id }) => known.has(id))) return "receipts";
    return row.state === "closed" ? "changed" : UNDONE;
  }
}

type SheetRow = Awaited<ReturnType<typeof findSheetCorrespondences>>[number];

/** Letters of which more is known than that they were posted. */
async function moreKnown(tx: Tx, ids: readonly number[]): Promise<Set<number>> {
  const events = await findEventIds(tx, ids);
  const told = events.flatMap(({ letterId, kind }) => (kind === "sent" ? [] : [letterId]));
  return new Set([...told, ...(await findNamedLetters(tx, ids))]);
}

function prisonersOf(rows: readonly { prisonerId: string }[]): string[] {
  return [...new Set(rows.map(({ prisonerId }) => prisonerId))].sort();
}
