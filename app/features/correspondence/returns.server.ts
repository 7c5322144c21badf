import type { Tx } from "#db/connection.server";
import { findOwnCorrespondence } from "#db/repositories/correspondence";
import { findEventsOf, voidEvent } from "#db/repositories/evidence";
import { findLetterByNumber } from "#db/repositories/letters";
import type { Viewer } from "~/domain/access/roles";
import {
  decideReturn,
  decideReturnUndo,
  type ReturnKind,
  type ReturnUndoVerdict,
  type ReturnVerdict,
} from "~/domain/correspondence/log-return";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { lockCorrespondence, retrying } from "./change.server";
import { addEvidence, markAtRisk, restateLetters } from "./evidence.server";

type Missing = { ok: false; reason: "not-found" };

export interface ReturnForm {
  kind: ReturnKind;
  on: string;
  key: string;
}

/** Records that a letter came back, or that the censor refused it. The same form twice is one event. */
export async function logReturn(
  app: App,
  viewer: Viewer,
  { id, number }: { id: string; number: number },
  { kind, on, key }: ReturnForm,
  now: Date,
): Promise<ReturnVerdict | Missing> {
  return retrying(app.db, async (tx) => {
    const found = await findOwnLetter(tx, viewer, id, number);
    if (!found) return { ok: false, reason: "not-found" };
    const { row, letter } = found;
    const verdict = decideReturn(letter, on, now.toISOString());
    if (!verdict.ok) return verdict;
    await once(tx, { purpose: `return ${letter.id}`, personId: viewer.personId, key }, now, async () => {
      await lockCorrespondence(tx, row);
      const day = { occurredFrom: on, occurredUntil: on };
      await addEvidence(tx, letter.id, { kind, ...day, source: "writer" }, now);
      return kind;
    });
    return verdict;
  });
}

/** Takes that back within a day. Doing it twice is no mistake. */
export async function withdrawReturn(
  app: App,
  viewer: Viewer,
  { id, number }: { id: string; number: number },
  now: Date,
): Promise<ReturnUndoVerdict | Missing> {
  return retrying(app.db, async (tx) => {
    const found = await findOwnLetter(tx, viewer, id, number);
    if (!found) return { ok: false, reason: "not-found" };
    const events = await findEventsOf(tx, [found.letter.id]);
    const event = events.findLast(
      ({ kind, source }) => source === "writer" && (kind === "returned" || kind === "refused"),
    );
    if (!event) return { ok: true };
    const verdict = decideReturnUndo(event.recordedAt, now.toISOString());
    if (!verdict.ok) return verdict;
    await lockCorrespondence(tx, found.row);
    await voidEvent(tx, event.id, now.toISOString());
    await restateLetters(tx, [found.letter.id]);
    await markAtRisk(tx, found.row.prisonerId, now);
    return verdict;
  });
}

async function findOwnLetter(tx: Tx, viewer: Viewer, id: string, number: number) {
  const row = await findOwnCorrespondence(tx, viewer.personId, id);
  const letter = row && (await findLetterByNumber(tx, row.id, number));
  return row && letter ? { row, letter } : undefined;
}
