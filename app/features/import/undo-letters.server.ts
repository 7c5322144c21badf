import type { Tx } from "#db/connection.server";
import { findCorrespondence, updateCorrespondence } from "#db/repositories/correspondence";
import { findAllLetters } from "#db/repositories/letters";
import { lockLoads } from "#db/repositories/load";
import {
  deleteLetters,
  findEventIds,
  findNamedLetters,
  findSheetLetters,
  voidEvents,
} from "#db/repositories/sheet-undo";
import type { Row } from "#db/schema";
import { placeAt } from "~/domain/balance/load";
import { StaleRow } from "~/features/correspondence/change.server";
import { restateLetters, standAgain } from "~/features/correspondence/evidence.server";
import { asCorrespondence, trustOf } from "~/features/correspondence/facts.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import { UNDONE } from "./put-back.server";

type Entry = Row<"importEntry">;
type Note = (entry: Entry, outcome: string) => void;

/** Takes letters of a sheet back, and what it told of others. Notes beside each letter what became of it. */
export async function undoLetters(
  tx: Tx,
  run: Pick<Row<"importRun">, "startedAt">,
  entries: readonly Entry[],
  note: Note,
  now: Date,
): Promise<void> {
  const told = entries.filter(({ subject }) => subject === "letter");
  const ids = told.map(({ subjectId }) => Number(subjectId));
  const prisonerIds = [...new Set((await findSheetLetters(tx, ids)).map((row) => row.prisonerId))].sort();
  if (prisonerIds.length > 0) await lockLoads(tx, prisonerIds);
  const letters = new Map((await findSheetLetters(tx, ids)).map((row) => [row.id, row]));
  const named = await findNamedLetters(tx, ids);
  const events = await findEventIds(tx, ids);
  const gone: number[] = [];
  for (const entry of told.filter(({ action }) => action === "created")) {
    const letter = letters.get(Number(entry.subjectId));
    const own = eventsOf(entry);
    const more = events.some(({ id, letterId }) => letterId === letter?.id && !own.includes(id));
    const reason =
      letter === undefined
        ? "gone"
        : letter.personId !== null && (letter.takenAt ?? "") > run.startedAt
          ? "taken"
          : more || named.has(letter.id)
            ? "receipts"
            : UNDONE;
    note(entry, reason);
    if (letter && reason === UNDONE) gone.push(letter.id);
  }
  await deleteLetters(tx, gone);
  const again: number[] = [];
  for (const entry of told.filter(({ action }) => action === "changed")) {
    const voided = await voidEvents(tx, eventsOf(entry), now.toISOString());
    note(entry, voided > 0 ? UNDONE : letters.has(Number(entry.subjectId)) ? "changed" : "gone");
    if (voided > 0) again.push(Number(entry.subjectId));
  }
  await restateLetters(tx, again);
  await standAgain(tx, again, now);
  for (const entry of entries.filter(({ subject }) => subject === "correspondence"))
    await recount(tx, entry, now);
  await refreshPrisonerLoads(tx, prisonerIds, now);
}

/** The events an entry brought. */
function eventsOf({ after }: Entry): number[] {
  return (JSON.parse(after ?? '{"events":[]}') as { events: number[] }).events;
}

type Side = Pick<Row<"correspondence">, "state" | "lastNumber">;

/** Last letter, number and weight follow from the letters that are left. A hold that has not run out is one again. */
async function recount(tx: Tx, entry: Entry, now: Date): Promise<void> {
  const row = await findCorrespondence(tx, entry.subjectId);
  if (!row) return;
  const before = JSON.parse(entry.before ?? "{}") as Side;
  const after = JSON.parse(entry.after ?? "{}") as Side;
  const left = await findAllLetters(tx, row.id);
  const days = left.flatMap(({ state, sentOn }) => (state === "reserved" ? [] : (sentOn ?? [])));
  const highest = Math.max(0, ...left.map(({ number }) => number));
  const lastNumber =
    row.lastNumber === after.lastNumber ? Math.max(before.lastNumber, highest) : row.lastNumber;
  const isHeld = before.state === "held" && row.state === "active" && left.length === 0;
  const state = isHeld && (row.holdUntil ?? "") > now.toISOString() ? ("held" as const) : row.state;
  const change = { state, lastNumber, lastLetterOn: days.sort().at(-1) ?? null };
  const place =
    state === "closed"
      ? {}
      : placeAt(asCorrespondence({ ...row, ...change }, await trustOf(tx, row.personId)), now.toISOString());
  const overCap = "seat" in place && place.seat === "none" ? { overCap: 0 as const } : {};
  if (!(await updateCorrespondence(tx, row, { ...change, ...place, ...overCap }))) throw new StaleRow();
}
