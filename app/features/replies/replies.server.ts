import type { Tx } from "#db/connection.server";
import { findCorrespondence } from "#db/repositories/correspondence";
import { findAllLetters } from "#db/repositories/letters";
import { lockLoads } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import { findDeskReply, findNewestDeskReplies, insertReply, voidDeskReply } from "#db/repositories/replies";
import { findAllWriters } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { type DeskReplyVerdict, decideDeskReply, type ReplyPlace } from "~/domain/correspondence/desk-reply";
import { recordDeed } from "~/features/audit/record.server";
import { lockCorrespondence, retrying } from "~/features/correspondence/change.server";
import { addEvidence, voidEvidence } from "~/features/correspondence/evidence.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

type Missing = { ok: false; reason: "not-found" };

const SHOWN = 50;

export interface DeskReplyForm {
  /** The correspondence it answers; null while nobody knows whose it is. */
  correspondenceId: string | null;
  /** As the prisoner addressed it, where nobody knows whose it is. */
  addressedTo: string;
  receivedOn: string;
  place: ReplyPlace;
  acknowledged: readonly number[];
  key: string;
}

/**
 * Records a reply that reached a post box or a relay. Its writer sees that it waits; the letters it names count as
 * arrived. The same form twice is one reply.
 */
export async function logDeskReply(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  form: DeskReplyForm,
  now: Date,
): Promise<DeskReplyVerdict | Missing> {
  return retrying(app.db, async (tx) => {
    if ((await findPrisoner(tx, prisonerId))?.mergedInto !== null) return { ok: false, reason: "not-found" };
    const row = form.correspondenceId === null ? null : await findCorrespondence(tx, form.correspondenceId);
    if (row === undefined || (row && row.prisonerId !== prisonerId)) {
      return { ok: false, reason: "not-found" };
    }
    const letters = row && (await findAllLetters(tx, row.id));
    const verdict = decideDeskReply({ ...form, letters }, now.toISOString());
    if (!verdict.ok) return verdict;
    const sent = { purpose: `desk reply ${prisonerId}`, personId: viewer.personId, key: form.key };
    await once(tx, sent, now, async () => {
      await lockLoads(tx, [prisonerId]);
      if (row) await lockCorrespondence(tx, row);
      const replyId = await insertReply(tx, {
        correspondenceId: row?.id ?? null,
        prisonerId,
        receivedOn: form.receivedOn,
        source: "coordinator",
        place: form.place,
        signature: row || form.addressedTo === "" ? null : form.addressedTo,
        recordedAt: now.toISOString(),
        voidedAt: null,
      });
      const answered = { kind: "answered", occurredFrom: null, occurredUntil: form.receivedOn } as const;
      for (const { id, number } of letters ?? []) {
        if (!verdict.acknowledged.includes(number)) continue;
        await addEvidence(tx, id, { ...answered, source: "prisoner", cause: { replyId } }, now);
      }
      await recordDeed(tx, viewer, { action: "reply-noted", prisonerId }, now);
      return String(replyId);
    });
    return verdict;
  });
}

/** Takes a reply the desk logged back; the letters it named stand as before. Doing it twice is no mistake. */
export async function withdrawDeskReply(app: App, viewer: Viewer, id: number, now: Date): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    const reply = await findDeskReply(tx, id);
    if (!reply) return false;
    await lockLoads(tx, [reply.prisonerId]);
    await lockWriter(tx, reply.correspondenceId);
    if (!(await voidDeskReply(tx, id, now.toISOString()))) return true;
    await voidEvidence(tx, { replyId: id }, now);
    await recordDeed(tx, viewer, { action: "reply-withdrawn", prisonerId: reply.prisonerId }, now);
    return true;
  });
}

async function lockWriter(tx: Tx, correspondenceId: string | null): Promise<void> {
  const row = correspondenceId === null ? undefined : await findCorrespondence(tx, correspondenceId);
  if (row) await lockCorrespondence(tx, row);
}

/** The newest replies that wait for their writers, those nobody could place first. */
export async function listDeskReplies({ db }: App) {
  const rows = await findNewestDeskReplies(db, SHOWN);
  return rows.toSorted((a, b) => Number(a.correspondenceId !== null) - Number(b.correspondenceId !== null));
}

/** Whom a reply to this prisoner's address book can be for; null when there is no such prisoner. */
export async function readReplyChoices({ db }: App, prisonerId: string) {
  const prisoner = await findPrisoner(db, prisonerId);
  if (!prisoner || prisoner.mergedInto !== null) return null;
  const writers = await findAllWriters(db, prisonerId);
  return {
    id: prisoner.id,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    writers: writers.map(({ id, signature }) => ({ id, signature })),
  };
}
