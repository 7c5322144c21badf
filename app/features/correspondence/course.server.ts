import type { Tx } from "#db/connection.server";
import { findOwnCorrespondence } from "#db/repositories/correspondence";
import { isUnderReport } from "#db/repositories/reports";
import type { Row, RowChange } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { decideExtension, decideRelease, type ExtensionVerdict } from "~/domain/correspondence/claim";
import {
  decidePause,
  decideResume,
  type PauseVerdict,
  type ResumeVerdict,
} from "~/domain/correspondence/pause";
import type { Correspondence } from "~/domain/correspondence/states";
import { leaveSuccession } from "~/features/volunteers/succession.server";
import type { App } from "~/platform/app.server";
import { changeCorrespondence, retrying, StaleRow } from "./change.server";
import { asCorrespondence, trustOf } from "./facts.server";
import { places } from "./letter-facts.server";
import { settleDueOf } from "./settle.server";

type Refused = { ok: false; reason: string };
type Outcome<Verdict> = { ok: true } | Extract<Verdict, { ok: false }> | { ok: false; reason: "not-found" };
type OwnRow = Row<"correspondence">;

/** Seven more days for a hold, once. */
export function extendHold(
  app: App,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Outcome<ExtensionVerdict>> {
  return steer<ExtensionVerdict>(app, viewer, id, now, async (_tx, _row, c) => {
    const verdict = decideExtension(c, now.toISOString());
    if (!verdict.ok) return verdict;
    const { holdUntil } = verdict;
    return { change: { holdUntil, dueAt: holdUntil, extendedAt: now.toISOString() } };
  });
}

/**
 * Lets a prisoner go; the place is free at once, and who was written to waits for the next writer with the note, unless
 * a complaint about whoever leaves it is not decided yet. Doing it twice is no mistake.
 */
export async function releaseCorrespondence(
  app: App,
  viewer: Viewer,
  id: string,
  now: Date,
  note = "",
): Promise<Outcome<never>> {
  const outcome = await steer<Refused>(app, viewer, id, now, async (tx, row, c) => {
    const verdict = decideRelease(c);
    if (!verdict.ok) return verdict;
    const { state, closedReason, seat, weightMilli } = verdict;
    const isTrusted = !(await isUnderReport(tx, viewer.personId));
    await leaveSuccession(app, tx, row, isTrusted ? note : "", now);
    return { change: { state, closedReason, seat, weightMilli, closedAt: now.toISOString(), dueAt: null } };
  });
  return outcome.ok || outcome.reason === "already-closed"
    ? { ok: true }
    : { ok: false, reason: "not-found" };
}

/** A break until a day. */
export function pauseCorrespondence(
  app: App,
  viewer: Viewer,
  id: string,
  until: string,
  now: Date,
): Promise<Outcome<PauseVerdict>> {
  return steer<PauseVerdict>(app, viewer, id, now, async (_tx, _row, c) => {
    const verdict = decidePause(c, until, now.toISOString());
    if (!verdict.ok) return verdict;
    const { state, pausedUntil, seat, weightMilli, dueAt } = verdict;
    return { change: { state, pausedUntil, seat, weightMilli, dueAt } };
  });
}

/** Ends a break, or wakes a dormant correspondence as a fresh hold while a place is left. */
export function resumeCorrespondence(
  app: App,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Outcome<ResumeVerdict>> {
  return steer<ResumeVerdict>(app, viewer, id, now, async (tx, row, c) => {
    const verdict = decideResume(c, await places(tx, row.prisonerId), now.toISOString());
    if (!verdict.ok) return verdict;
    const { state, holdUntil, seat, weightMilli, dueAt } = verdict;
    const extendedAt = state === "held" ? null : row.extendedAt;
    return { change: { state, holdUntil, seat, weightMilli, dueAt, extendedAt, pausedUntil: null } };
  });
}

type Decision<Verdict> = { change: RowChange<"correspondence"> } | Extract<Verdict, { ok: false }>;

/**
 * What every steering of one's own correspondence shares: time first, then the decision, then the one write. A place
 * lost between the two starts it over, and the rule then says why it cannot be.
 */
async function steer<Verdict>(
  app: App,
  viewer: Viewer,
  id: string,
  now: Date,
  decide: (tx: Tx, row: OwnRow, c: Correspondence) => Promise<Decision<Verdict>>,
): Promise<Outcome<Verdict>> {
  await settleDueOf(app, { personId: viewer.personId }, now);
  return retrying(app.db, async (tx) => {
    const row = await findOwnCorrespondence(tx, viewer.personId, id);
    if (!row) return { ok: false, reason: "not-found" } as const;
    const trust = await trustOf(tx, row.personId);
    const decision = await decide(tx, row, asCorrespondence(row, trust));
    if (!("change" in decision)) return decision;
    const changed = await changeCorrespondence(tx, row, decision.change, { seatGuard: trust });
    if (changed !== "done") throw new StaleRow();
    return { ok: true } as const;
  });
}
