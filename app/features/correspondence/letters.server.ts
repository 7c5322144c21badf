import type { Tx } from "#db/connection.server";
import { findOwnCorrespondence } from "#db/repositories/correspondence";
import {
  findAllLetters,
  findLetterByNumber,
  insertLetter,
  markResent,
  updateLetter,
  voidLetterEvents,
} from "#db/repositories/letters";
import { lockLoads, recountLastLetter } from "#db/repositories/load";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import {
  areEnoughForToday,
  decideLetter,
  decideUndo,
  type LetterVerdict,
  type UndoVerdict,
} from "~/domain/correspondence/log-letter";
import { hasAddress } from "~/domain/facilities/address-block";
import { isOver, letterRuling } from "~/domain/prisoners/custody";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { changeCorrespondence, retrying, StaleRow } from "./change.server";
import { addEvidence, markAtRisk } from "./evidence.server";
import { trustOf } from "./facts.server";
import { latestSent, letterFacts, places, writtenTo } from "./letter-facts.server";

type Refusal<Verdict> = Extract<Verdict, { ok: false }> | { ok: false; reason: "not-found" };

/**
 * Records that a letter was posted on a day. A late one is accepted after the hold ran out or after the end; it
 * revives the correspondence, over the cap if need be, unless letters to the prisoner have ended since it was posted.
 * The same form twice makes one letter.
 */
export async function logLetter(
  app: App,
  viewer: Viewer,
  correspondenceId: string,
  form: { sentOn: string; key: string; again?: number },
  now: Date,
): Promise<{ ok: true; number: number } | Refusal<LetterVerdict> | { ok: false; reason: "too-many" }> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const row = await findOwnCorrespondence(tx, viewer.personId, correspondenceId);
      if (!row) return { ok: false, reason: "not-found" };
      const letters = await findAllLetters(tx, row.id);
      const verdict = decideLetter(await letterFacts(app, tx, row, letters), {
        sentOn: form.sentOn,
        now: now.toISOString(),
      });
      if (!verdict.ok) return verdict;
      const sent = { purpose: `letter ${row.id}`, personId: viewer.personId, key: form.key };
      const { result } = await once(tx, sent, now, async () => {
        if (areEnoughForToday(letters, now.toISOString()))
          throw new Refused({ ok: false, reason: "too-many" });
        await writeLetter(tx, row, letters, verdict, form.sentOn, now);
        if (form.again) await markResent(tx, row.id, form.again, verdict.number);
        return String(verdict.number);
      });
      return { ok: true, number: Number(result) };
    }),
  );
}

/** Takes a letter back within a day; its number stays reserved for the next one. */
export async function withdrawLetter(
  app: App,
  viewer: Viewer,
  correspondenceId: string,
  number: number,
  now: Date,
): Promise<{ ok: true } | Refusal<UndoVerdict>> {
  return retrying(app.db, async (tx) => {
    const row = await findOwnCorrespondence(tx, viewer.personId, correspondenceId);
    const letter = row && (await findLetterByNumber(tx, row.id, number));
    if (!row || !letter) return { ok: false, reason: "not-found" };
    const others = (await findAllLetters(tx, row.id)).filter((each) => each.id !== letter.id);
    const previousLetterOn = latestSent(others);
    const facts = {
      ...(await writtenTo(tx, row)),
      previousLetterOn,
      prisoner: await places(tx, row.prisonerId),
    };
    const verdict = decideUndo(letter, facts, now.toISOString());
    if (!verdict.ok) return verdict;

    const { seat, weightMilli, dueAt, state, closedReason, lastLetterOn } = verdict;
    const closedAt = state === "closed" ? (row.closedAt ?? now.toISOString()) : null;
    const change = { seat, weightMilli, dueAt, state, closedReason, lastLetterOn, closedAt };
    const seatGuard = await trustOf(tx, row.personId);
    if ((await changeCorrespondence(tx, row, change, { seatGuard })) !== "done") throw new StaleRow();
    if (!(await updateLetter(tx, letter.id, "sent", { state: "reserved", sentOn: null, atRisk: 0 })))
      throw new StaleRow();
    await voidLetterEvents(tx, letter.id, now.toISOString());
    await recountLastLetter(tx, row.prisonerId);
    return { ok: true };
  });
}

async function writeLetter(
  tx: Tx,
  row: Row<"correspondence">,
  letters: Row<"letter">[],
  verdict: Extract<LetterVerdict, { ok: true }>,
  sentOn: string,
  now: Date,
): Promise<void> {
  const { state, seat, weightMilli, dueAt, lastLetterOn, number } = verdict;
  const open = state === "active" ? { closedAt: null, closedReason: null, pausedUntil: null } : {};
  const change = { ...open, state, seat, weightMilli, dueAt, lastLetterOn };
  const lastNumber = Math.max(row.lastNumber, number);
  const overCap = verdict.overCap ? (1 as const) : row.overCap;
  // Two late letters may both have seen the last seat free; the one that comes second is judged anew.
  const seatGuard = verdict.overCap ? null : await trustOf(tx, row.personId);
  const written = await changeCorrespondence(
    tx,
    row,
    { ...change, lastNumber, overCap },
    { letterOn: sentOn, seatGuard },
  );
  if (written !== "done") throw new StaleRow();
  await lockLoads(tx, [row.prisonerId]);
  // A release or a death that came between reading and locking leaves an expired promise untouched.
  if (verdict.revives && isOver((await findPrisoner(tx, row.prisonerId))?.status ?? "died"))
    throw new StaleRow();
  const { id, atRisk } = await saveLetter(tx, row, letters, number, sentOn, now);
  const day = { occurredFrom: sentOn, occurredUntil: sentOn };
  await addEvidence(tx, id, { kind: "sent", ...day, source: "writer" }, now);
  if (atRisk) await addEvidence(tx, id, { kind: "at-risk", ...day, source: "clock" }, now);
  await markAtRisk(tx, row.prisonerId, now);
}

/** Fills the reserved number, or makes the next; place and channel are kept as they are at posting. */
async function saveLetter(
  tx: Tx,
  row: Row<"correspondence">,
  letters: Row<"letter">[],
  number: number,
  sentOn: string,
  now: Date,
): Promise<{ id: number; atRisk: boolean }> {
  const stay = await findCurrentStay(tx, row.prisonerId);
  const prisoner = await findPrisoner(tx, row.prisonerId);
  const atRisk = prisoner !== undefined && isSentAtRisk(prisoner.status, stay);
  const sent = {
    state: "sent" as const,
    sentOn,
    atRisk: atRisk ? (1 as const) : (0 as const),
    facilityId: stay?.facilityId ?? null,
    stayId: stay?.id ?? null,
    channel: row.channel,
    recordedAt: now.toISOString(),
  };
  const reserved = letters.find((letter) => letter.number === number);
  if (reserved) {
    await updateLetter(tx, reserved.id, "reserved", sent);
    return { id: reserved.id, atRisk };
  }
  const { id: correspondenceId, prisonerId } = row;
  const id = await insertLetter(tx, { ...sent, correspondenceId, prisonerId, kind: "letter", number });
  return { id, atRisk };
}

/** A transfer is near, or nobody knows where the person is: whatever is posted now may miss them. */
function isSentAtRisk(status: Row<"prisoner">["status"], stay: Awaited<ReturnType<typeof findCurrentStay>>) {
  const { rule } = letterRuling({ status, hasAddress: stay !== undefined && hasAddress(stay) });
  return rule === "at-risk" || rule === "pause" || rule === "wait";
}
