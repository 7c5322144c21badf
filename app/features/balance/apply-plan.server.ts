import type { Tx } from "#db/connection.server";
import { findPlanLine, moveLine } from "#db/repositories/plan-lines";
import { findPlan } from "#db/repositories/plans";
import { isUnderReport } from "#db/repositories/reports";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { findWish, meetWish } from "#db/repositories/wishes";
import { lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import { decideRequest } from "~/domain/balance/request";
import { retrying } from "~/features/correspondence/change.server";
import { claimIn } from "~/features/correspondence/claim.server";
import { settleDueOf } from "~/features/correspondence/settle.server";
import { eachLine, endApplication, type PlanWork } from "~/features/plans/lines.server";
import type { App } from "~/platform/app.server";
import { Refused, refusable } from "~/platform/forms/refused";
import type { Progress } from "~/platform/jobs/thread.server";

/**
 * Carries out the chosen lines, each judged anew in a transaction of its own: by everything a claim is judged by, and
 * whether it is still wished for. What changed meanwhile is noted beside its line and harms no other.
 */
export async function applyPlan(app: App, work: PlanWork, tell: Progress): Promise<void> {
  const appliedAt = (await findPlan(app.db, work.id))?.appliedAt ?? work.now;
  await eachLine(app, work, "chosen", tell, (id) => applyLine(app, id, appliedAt, new Date(work.now)));
  await endApplication(app, work);
}

async function applyLine(app: App, id: number, appliedAt: string, now: Date): Promise<void> {
  const read = await findPlanLine(app.db, id);
  if (!read) return;
  await settleDueOf(app, { prisonerId: read.prisonerId }, now);
  await settleDueOf(app, { personId: read.personId }, now);
  const reason = await refusable<string | null>(() =>
    retrying(app.db, async (tx) => {
      await lockVolunteers(tx, [read.personId]);
      const outcome = await takeLine(app, tx, read, appliedAt, now);
      if (!outcome.ok) throw new Refused(outcome.reason);
      const { correspondenceId } = outcome;
      const isMine = await moveLine(tx, id, "chosen", { state: "applied", reason: null, correspondenceId });
      if (!isMine || !(await meetWish(tx, read.personId, appliedAt))) throw new Refused(null);
      return null;
    }),
  );
  if (reason !== null) await moveLine(app.db, id, "chosen", { state: "changed", reason });
}

async function takeLine(
  app: App,
  tx: Tx,
  { personId, prisonerId, channel }: Row<"planLine">,
  appliedAt: string,
  now: Date,
): Promise<{ ok: true; correspondenceId: string } | { ok: false; reason: string }> {
  const wish = await findWish(tx, personId);
  const profile = await findVolunteerProfile(tx, personId);
  if (!wish || !profile) return { ok: false, reason: "not-wished" };
  const facts = {
    ...{ people: wish.people, requestedAt: wish.requestedAt, closed: profile.closed === 1 },
    ...{ capacity: profile.capacity, openCount: profile.openCount },
    underReport: await isUnderReport(tx, personId),
  };
  const verdict = decideRequest(facts, now.toISOString(), appliedAt);
  if (!verdict.ok) return verdict;
  return claimIn(app, tx, personId, prisonerId, { signature: wish.signature, channel }, now);
}
