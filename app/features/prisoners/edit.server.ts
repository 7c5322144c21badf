import type { Tx } from "#db/connection.server";
import { lockLoads } from "#db/repositories/load";
import { findPrisonerEdit } from "#db/repositories/prisoner-edits";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import {
  type ChangedBy,
  compareVersions,
  type PlainFacts,
  type PlainField,
  partOf,
  plainFields,
  type UndoVerdict,
  withFormsOfName,
} from "~/domain/prisoners/plain-facts";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";
import { applyFacts, plainFactsOf, undoFacts } from "./plain-facts.server";

/** What an edit page began from: the row's version, and a mark of each field to tell later who changed what. */
export interface Seen {
  version: number;
  marks: string;
}

export interface Conflict {
  ok: false;
  reason: "conflict";
  theirs: PlainFacts;
  mine: PlainFacts;
  disputed: { field: PlainField; by: ChangedBy }[];
  /** What the next attempt is compared with: the marks of the page that was typed into stay. */
  seen: Seen;
}

type Missing = { ok: false; reason: "not-found" };
export type Saved = { ok: true } | Missing | Conflict;

/**
 * Saves what was typed over what the page began from. Where somebody else changed a field meanwhile, nothing is
 * written and both versions are answered; `takeTheirs` names the fields in which the saver, so asked, keeps what
 * stands. The same form twice finds itself saved and changes nothing, so it needs no key.
 */
export async function savePrisoner(
  app: App,
  viewer: Viewer,
  id: string,
  edit: { facts: PlainFacts; seen: Seen; takeTheirs: readonly PlainField[] },
  now: Date,
): Promise<Saved> {
  return retrying(app.db, async (tx): Promise<Saved> => {
    const read = await findLocked(tx, id);
    if (!read) return { ok: false, reason: "not-found" };
    const theirs = plainFactsOf(read);
    const mine = withFormsOfName(edit.facts, theirs);
    const next = { ...mine, ...partOf(theirs, edit.takeTheirs) };
    if (read.rowVersion !== edit.seen.version) {
      const disputed = compareVersions(theirs, next, wasSeen(edit.seen));
      const seen = { version: read.rowVersion, marks: edit.seen.marks };
      if (disputed) return { ok: false, reason: "conflict", theirs, mine, disputed, seen };
    }
    const editId = await applyFacts(tx, read, next, now);
    if (editId !== null) await recordDeed(tx, viewer, { action: "prisoner-edited", prisonerId: id }, now);
    return { ok: true };
  });
}

/** Takes one change of a prisoner back. */
export async function undoEdit(
  app: App,
  viewer: Viewer,
  { prisonerId, editId }: { prisonerId: string; editId: number },
  now: Date,
): Promise<UndoVerdict | Missing> {
  return retrying(app.db, async (tx): Promise<UndoVerdict | Missing> => {
    const read = await findLocked(tx, prisonerId);
    const edit = await findPrisonerEdit(tx, prisonerId, editId);
    if (!read || !edit) return { ok: false, reason: "not-found" };
    const verdict = await undoFacts(tx, read, edit, now);
    if (verdict.ok) await recordDeed(tx, viewer, { action: "prisoner-edit-undone", prisonerId }, now);
    return verdict;
  });
}

/** What the edit page shows; null where there is nobody. */
export async function readForEdit(app: App, id: string) {
  const row = await findPrisoner(app.db, id);
  if (!row || row.mergedInto !== null) return null;
  return { id, facts: plainFactsOf(row), seen: seenOf(row) };
}

/** The row of somebody who is not merged, their load locked so that nothing about them moves. */
async function findLocked(tx: Tx, id: string): Promise<Row<"prisoner"> | undefined> {
  await lockLoads(tx, [id]);
  const row = await findPrisoner(tx, id);
  return row?.mergedInto === null ? row : undefined;
}

function seenOf(row: Row<"prisoner">): Seen {
  const facts = plainFactsOf(row);
  const marks = plainFields.map((field) => markOf(facts, field)).join(".");
  return { version: row.rowVersion, marks };
}

/** Marks that were tampered with match nothing: then every difference is shown. */
function wasSeen({ marks }: Seen) {
  const known = marks.split(".");
  return (field: PlainField, facts: PlainFacts) => known[plainFields.indexOf(field)] === markOf(facts, field);
}

function markOf(facts: PlainFacts, field: PlainField): string {
  return digest(JSON.stringify(facts[field])).slice(0, 12);
}
