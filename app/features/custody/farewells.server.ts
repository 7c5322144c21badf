import { findLastCustodyChange } from "#db/repositories/custody";
import { findFarewell, findFarewells, setNote, setTold } from "#db/repositories/farewells";
import { lockLoads } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { notePlace } from "~/features/invitations/invitations.server";
import { labelOf } from "~/features/take-overs/labels.server";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";

type Row = Awaited<ReturnType<typeof findFarewells>>[number];

/** Whom a person should tell of a death, writers first; null when nobody of that name died here. */
export async function readFarewells(app: App, prisonerId: string) {
  const prisoner = await findPrisoner(app.db, prisonerId);
  const change = await findLastCustodyChange(app.db, prisonerId);
  if (prisoner?.status !== "died") return null;
  const rows = change?.kind === "died" ? await findFarewells(app.db, change.id) : [];
  return {
    prisoner: { id: prisoner.id, name: prisoner.name, nameLatin: prisoner.nameLatin },
    changeId: change?.kind === "died" ? change.id : null,
    writers: rows.filter((row) => row.correspondenceId !== null).map((row) => shown(app, row)),
    relatives: rows.filter((row) => row.familyLinkId !== null).map((row) => shown(app, row)),
  };
}

/** One writer of that list, with the words left for them; null when there is none, or it is a relative. */
export async function readFarewell(app: App, prisonerId: string, id: number) {
  const row = await findFarewell(app.db, prisonerId, id);
  if (!row || row.correspondenceId === null) return null;
  const prisoner = await findPrisoner(app.db, prisonerId);
  if (!prisoner) return null;
  const { note, signature, lastLetterOn } = shown(app, row);
  return {
    id,
    prisonerId,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    note,
    seen: markOf(note ?? ""),
    signature,
    lastLetterOn,
  };
}

/** Ticks that a person told them, or that they did not after all. Doing it twice is no mistake. */
export async function markTold(
  app: App,
  viewer: Viewer,
  { prisonerId, id }: { prisonerId: string; id: number },
  isTold: boolean,
  now: Date,
): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    const row = await findFarewell(tx, prisonerId, id);
    if (!row) return false;
    if ((row.toldAt !== null) === isTold) return true;
    await setTold(tx, id, isTold ? now.toISOString() : null);
    const action = isTold ? "farewell-told" : "farewell-not-told";
    await recordDeed(tx, viewer, { action, prisonerId }, now);
    return true;
  });
}

export type NoteLeft = { ok: true } | { ok: false; reason: "not-found" | "changed" };

/**
 * Leaves a writer a word in one's own words, sealed; an empty one takes it away. `changed`: other words stand there than
 * those that were shown, which `seen` is the mark of.
 */
export async function leaveNote(
  app: App,
  viewer: Viewer,
  { prisonerId, id }: { prisonerId: string; id: number },
  { note, seen }: { note: string; seen: string },
  now: Date,
): Promise<NoteLeft> {
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    const row = await findFarewell(tx, prisonerId, id);
    if (!row || row.correspondenceId === null) return { ok: false, reason: "not-found" };
    const stands = openNote(app, row) ?? "";
    if (stands === note) return { ok: true };
    if (markOf(stands) !== seen) return { ok: false, reason: "changed" };
    await setNote(tx, id, note === "" ? null : app.crypto.seal(note, noteAt(id)));
    await recordDeed(tx, viewer, { action: "farewell-noted", prisonerId }, now);
    return { ok: true };
  });
}

/** By which words that were shown are told from others; nothing where there were none. */
function markOf(note: string): string {
  return note === "" ? "" : digest(note);
}

/** What a coordinator wrote to one writer; null for nothing. */
export function openNote(app: App, farewell: { id: number; noteEncrypted: string | null } | undefined) {
  return farewell?.noteEncrypted ? app.crypto.open(farewell.noteEncrypted, noteAt(farewell.id)) : null;
}

function noteAt(id: number) {
  return { table: "farewell", column: "noteEncrypted", rowId: String(id) };
}

function shown(app: App, row: Row) {
  const { id, signature, lastLetterOn, toldAt, invitationId, invitedAs, sheetWriterId, labelEncrypted } = row;
  const invited = invitationId !== null && invitedAs !== null;
  return {
    ...{ id, signature, lastLetterOn },
    toldOn: toldAt?.slice(0, 10) ?? null,
    note: openNote(app, row),
    /** For whom the invitation was made, in a coordinator's words. */
    invitedAs: invited ? app.crypto.open(invitedAs, notePlace(invitationId)) : null,
    /** What the old spreadsheet calls a writer who has no account and reads no page. */
    label: sheetWriterId !== null ? labelOf(app, sheetWriterId, labelEncrypted) : null,
  };
}
