import type { Tx } from "#db/connection.server";
import {
  findImportEntries,
  findImportRun,
  lockImports,
  markRunUndone,
  setOutcomes,
} from "#db/repositories/import-runs";
import {
  deleteFacilities,
  deletePrisoners,
  findFacilityVersions,
  findHangingOnFacilities,
  findHangingOnPrisoners,
} from "#db/repositories/import-undo";
import { lockLoads } from "#db/repositories/load";
import { findWriterIdsOf, lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { putBack, UNDONE } from "./put-back.server";
import { readStandings } from "./standing.server";
import { undoLetters } from "./undo-letters.server";
import { undoPairs } from "./undo-pairs.server";

type Entry = Row<"importEntry">;
type Run = Row<"importRun">;

export interface UndoInput {
  id: number;
  viewer: Viewer;
  now: string;
}
export type Undone =
  | { ok: true; undone: number; left: number }
  | { ok: false; reason: "not-found" | "undone" };

const CHUNK = 500;

/**
 * Takes back what an import did, as far as nobody built on it: people and places it created go, fields it changed get
 * their former content where nobody changed them since. Beside each entry stands what became of it.
 */
export async function undoRun(app: App, { id, viewer, now: at }: UndoInput): Promise<Undone> {
  const now = new Date(at);
  return retrying(app.db, async (tx) => {
    await lockImports(tx);
    const run = await findImportRun(tx, id);
    if (!run) return { ok: false, reason: "not-found" };
    if (!(await markRunUndone(tx, id, at))) return { ok: false, reason: "undone" };
    const outcomes = await undoEntries(tx, run, await findImportEntries(tx, id), now);
    for (const [outcome, ids] of byOutcome(outcomes)) await setOutcomes(tx, ids, { outcome });
    const undone = [...outcomes.values()].filter((outcome) => outcome === UNDONE).length;
    const left = outcomes.size - undone;
    await recordDeed(tx, viewer, { action: "import-undone", detail: { run: id, undone, left } }, now);
    return { ok: true, undone, left };
  });
}

async function undoEntries(
  tx: Tx,
  run: Run,
  entries: readonly Entry[],
  now: Date,
): Promise<Map<number, string>> {
  const outcomes = new Map<number, string>();
  const note = (entry: Entry, outcome: string) => outcomes.set(entry.id, outcome);
  if (run.kind === "pairs") {
    await inChunks(entries, (chunk) => undoPairs(tx, run.id, chunk, note, now));
    return outcomes;
  }
  if (run.kind === "letters") {
    await undoLetters(tx, run, entries, note, now);
    return outcomes;
  }
  const people = entries.filter(({ subject }) => subject === "prisoner");
  const changedIds = people.flatMap(({ action, subjectId }) => (action === "changed" ? [subjectId] : []));
  await lockVolunteers(tx, await findWriterIdsOf(tx, changedIds));
  await inChunks(people, (chunk) =>
    lockLoads(
      tx,
      chunk.map(({ subjectId }) => subjectId),
    ),
  );
  await inChunks(
    people.filter(({ action }) => action === "created"),
    (chunk) => removePeople(tx, run, chunk, note),
  );
  await inChunks(
    people.filter(({ action }) => action === "changed"),
    async (chunk) => {
      const ids = chunk.map(({ subjectId }) => subjectId);
      const standings = await readStandings(tx, run.list, ids);
      for (const entry of chunk)
        note(entry, await putBack(tx, run, entry, standings.get(entry.subjectId), now));
      await refreshPrisonerLoads(
        tx,
        ids.filter((id) => standings.has(id)),
        now,
      );
    },
  );
  await inChunks(
    entries.filter(({ subject }) => subject === "facility"),
    (chunk) => removePlaces(tx, chunk, note),
  );
  return outcomes;
}

type Note = (entry: Entry, outcome: string) => void;

async function removePeople(tx: Tx, run: Run, chunk: readonly Entry[], note: Note): Promise<void> {
  const ids = chunk.map(({ subjectId }) => subjectId);
  const standings = await readStandings(tx, run.list, ids);
  const hanging = await findHangingOnPrisoners(tx, run.id, ids);
  const free = chunk.filter((entry) => {
    const standing = standings.get(entry.subjectId);
    const reason =
      hanging.get(entry.subjectId) ??
      (standing === undefined ? "gone" : standing.rowVersion === entry.version ? UNDONE : "changed");
    note(entry, reason);
    return reason === UNDONE;
  });
  if (free.length > 0)
    await deletePrisoners(
      tx,
      free.map(({ subjectId }) => subjectId),
    );
}

async function removePlaces(tx: Tx, chunk: readonly Entry[], note: Note): Promise<void> {
  const ids = chunk.map(({ subjectId }) => subjectId);
  const versions = new Map((await findFacilityVersions(tx, ids)).map((each) => [each.id, each.rowVersion]));
  const hanging = await findHangingOnFacilities(tx, ids);
  const free = chunk.filter((entry) => {
    const version = versions.get(entry.subjectId);
    const reason =
      hanging.get(entry.subjectId) ??
      (version === undefined ? "gone" : version === entry.version ? UNDONE : "changed");
    note(entry, reason);
    return reason === UNDONE;
  });
  if (free.length > 0)
    await deleteFacilities(
      tx,
      free.map(({ subjectId }) => subjectId),
    );
}

async function inChunks(
  all: readonly Entry[],
  work: (chunk: readonly Entry[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) await work(all.slice(from, from + CHUNK));
}

function byOutcome(outcomes: ReadonlyMap<number, string>): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [id, outcome] of outcomes) {
    const there = groups.get(outcome);
    if (there) there.push(id);
    else groups.set(outcome, [id]);
  }
  return groups;
}
