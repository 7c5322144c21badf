import { findOwnCorrespondence } from "#db/repositories/correspondence";
import { findAllLetters } from "#db/repositories/letters";
import { findReply, insertReply, voidReply } from "#db/repositories/replies";
import type { Viewer } from "~/domain/access/roles";
import {
  decideReply,
  decideReplyUndo,
  type ReplyRefusal,
  type ReplyUndoVerdict,
} from "~/domain/correspondence/log-reply";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { lockCorrespondence, retrying, StaleRow } from "./change.server";
import { addEvidence, voidEvidence } from "./evidence.server";

export interface ReplyForm {
  receivedOn: string;
  /** Numbers of my letters the reply says arrived; empty when it does not say. */
  acknowledged: readonly number[];
  key: string;
}

/** Records that an answer came and which letters it acknowledges. The same form twice makes one reply. */
export async function logReply(
  app: App,
  viewer: Viewer,
  correspondenceId: string,
  form: ReplyForm,
  now: Date,
): Promise<{ ok: true } | ReplyRefusal | { ok: false; reason: "not-found" }> {
  return retrying(app.db, async (tx) => {
    const row = await findOwnCorrespondence(tx, viewer.personId, correspondenceId);
    if (!row) return { ok: false, reason: "not-found" };
    const letters = await findAllLetters(tx, row.id);
    const verdict = decideReply({ letters, ...form }, now.toISOString());
    if (!verdict.ok) return verdict;
    const purpose = `reply ${row.id}`;
    await once(tx, { purpose, personId: viewer.personId, key: form.key }, now, async () => {
      await lockCorrespondence(tx, row);
      const { prisonerId } = row;
      const reply = {
        correspondenceId: row.id,
        prisonerId,
        receivedOn: form.receivedOn,
        source: "writer" as const,
        place: "writer" as const,
      };
      const replyId = await insertReply(tx, { ...reply, recordedAt: now.toISOString(), voidedAt: null });
      for (const letter of letters.filter(({ number }) => verdict.acknowledged.includes(number))) {
        const answered = { kind: "answered", occurredFrom: null, occurredUntil: form.receivedOn } as const;
        await addEvidence(tx, letter.id, { ...answered, source: "prisoner", cause: { replyId } }, now);
      }
      return String(replyId);
    });
    return { ok: true };
  });
}

/**
 * Takes a reply back within a day; the letters it acknowledged stand again as they did without it. Doing it twice is
 * no mistake.
 */
export async function withdrawReply(
  app: App,
  viewer: Viewer,
  correspondenceId: string,
  replyId: number,
  now: Date,
): Promise<ReplyUndoVerdict | { ok: false; reason: "not-found" }> {
  return retrying(app.db, async (tx) => {
    const row = await findOwnCorrespondence(tx, viewer.personId, correspondenceId);
    const reply = row && (await findReply(tx, row.id, replyId));
    if (!row || !reply) return { ok: false, reason: "not-found" };
    if (reply.voidedAt !== null) return { ok: true };
    const verdict = decideReplyUndo(reply, now.toISOString());
    if (!verdict.ok) return verdict;
    await lockCorrespondence(tx, row);
    if (!(await voidReply(tx, row.id, replyId, now.toISOString()))) throw new StaleRow();
    await voidEvidence(tx, { replyId }, now);
    return verdict;
  });
}
