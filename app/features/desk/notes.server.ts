import { inTransaction } from "#db/connection.server";
import { lockLoads } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import { findNotesOf, insertNote, setNoteText, setNoteWithdrawn } from "#db/repositories/private-notes";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

/** Keeps a private note on somebody, sealed. The same form twice is one note; false: nobody there, or merged meanwhile. */
export async function addNote(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { text, key }: { text: string; key: string },
  now: Date,
): Promise<boolean> {
  const form = { purpose: `note ${prisonerId}`, personId: viewer.personId, key };
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    if ((await findPrisoner(tx, prisonerId))?.mergedInto !== null) return false;
    await once(tx, form, now, async () => {
      const note = { prisonerId, recordedAt: now.toISOString(), withdrawnAt: null };
      const id = await insertNote(tx, { ...note, textEncrypted: "" });
      await setNoteText(tx, id, app.crypto.seal(text, notePlace(id)));
      await recordDeed(tx, viewer, { action: "note-added", prisonerId }, now);
      return String(id);
    });
    return true;
  });
}

/** Takes a note off the page, or puts it back there; false: no such note on this person. */
export async function withdrawNote(
  app: App,
  viewer: Viewer,
  note: { prisonerId: string; id: number; isBack: boolean },
  now: Date,
): Promise<boolean> {
  const { prisonerId, id, isBack } = note;
  return inTransaction(app.db, async (tx) => {
    if (!(await setNoteWithdrawn(tx, prisonerId, id, isBack ? null : now.toISOString()))) return false;
    const action = isBack ? "note-restored" : "note-withdrawn";
    await recordDeed(tx, viewer, { action, prisonerId }, now);
    return true;
  });
}

/** What the desk wrote privately of somebody, newest first. */
export async function listNotes(app: App, prisonerId: string) {
  return (await findNotesOf(app.db, prisonerId)).map(({ id, textEncrypted, recordedAt, withdrawnAt }) => ({
    id,
    text: app.crypto.open(textEncrypted, notePlace(id)),
    on: recordedAt.slice(0, 10),
    isWithdrawn: withdrawnAt !== null,
  }));
}

export type NoteShown = Awaited<ReturnType<typeof listNotes>>[number];

function notePlace(id: number) {
  return { table: "privateNote", column: "textEncrypted", rowId: String(id) };
}
