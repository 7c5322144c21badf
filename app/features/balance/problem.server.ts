import { inSnapshot, type Tx } from "#db/connection.server";
import { findHoldWeights } from "#db/repositories/holds";
import { findAllForPlan } from "#db/repositories/plan-loads";
import { findAllUnderReport } from "#db/repositories/reports";
import { findKnownToWishers, findOpenWishes } from "#db/repositories/wishes";
import { overallHoldWeight } from "~/domain/balance/measured";
import type { PlanPrisoner, PlanProblem, PlanVolunteer } from "~/domain/balance/plan-problem";
import { decideRequest, type RequestVerdict } from "~/domain/balance/request";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";

export type PlanPerson = Awaited<ReturnType<typeof findAllForPlan>>[number];

/**
 * Everything a plan rests on, as of one instant. What exists stays as it is, holds included: whoever took somebody keeps
 * them. Stops for good are known by pair alone and come in once a pair is proposed.
 */
export function readProblem({ db }: Pick<App, "db">, now: Date) {
  return inSnapshot(db, async (tx) => {
    const people = await findAllForPlan(tx);
    const wishes = await readWishes(tx, now);
    const known = new Map<string, string[]>();
    for (const { personId, prisonerId } of await findKnownToWishers(tx)) {
      if (personId !== null) known.set(personId, [...(known.get(personId) ?? []), prisonerId]);
    }
    const fullForNew = people.filter(isFullForNew).map(({ prisonerId }) => prisonerId);
    const volunteers = wishes.flatMap(({ personId, verdict, trust, ...masks }): PlanVolunteer[] => {
      if (!verdict.ok) return [];
      const never = [...(known.get(personId) ?? []), ...(trust === "new" ? fullForNew : [])];
      return [{ id: personId, ...masks, wants: verdict.wants, never, holds: [], wishes: noPreference }];
    });
    const prisoners = people.map(asPlanPrisoner);
    const holdWeightMilli = overallHoldWeight([...(await findHoldWeights(tx)).values()]);
    const problem: PlanProblem = { holdWeightMilli, prisoners, volunteers };
    return { problem, people, wishes, inputHash: digest(JSON.stringify(problem)) };
  });
}

const noPreference = { languageMask: 0, channelMask: 0 };

/** Every open wish and whether it may be met now. */
export async function readWishes(tx: Tx, now: Date) {
  const underReport = new Set(await findAllUnderReport(tx));
  return (await findOpenWishes(tx)).map(({ languageMask, channelMask, ...row }) => {
    const facts = { ...row, closed: row.closed === 1, underReport: underReport.has(row.personId) };
    const verdict: RequestVerdict = decideRequest(facts, now.toISOString());
    return { personId: row.personId, trust: row.trust, languageMask, channelMask, verdict };
  });
}

/** The places of new accounts are counted apart, so that they never fill the cap that others see. */
export function isFullForNew({ seatsProvisional, cap }: PlanPerson): boolean {
  return seatsProvisional >= cap;
}

function asPlanPrisoner({
  prisonerId,
  loadMilli,
  target,
  cap,
  seatsTaken,
  ...masks
}: PlanPerson): PlanPrisoner {
  const { languageMask, channelMask } = masks;
  const places = Math.max(0, cap - seatsTaken);
  return { id: prisonerId, languageMask, channelMask, fixedLoadMilli: loadMilli, target, places };
}
