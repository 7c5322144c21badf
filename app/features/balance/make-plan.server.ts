import { inTransaction } from "#db/connection.server";
import { insertAll } from "#db/repositories/bulk";
import { findAllBlocks } from "#db/repositories/correspondence";
import { changeAttempt } from "#db/repositories/plans";
import type { NewRow } from "#db/schema";
import { certify } from "~/domain/balance/certificate";
import { loadRank } from "~/domain/balance/load";
import { type PlanProgress, planCorrespondences } from "~/domain/balance/plan";
import type { Assignment, Plan, PlanProblem } from "~/domain/balance/plan-problem";
import { reportOnPlan } from "~/domain/balance/plan-report";
import { channelForPlan } from "~/domain/balance/request";
import { channelsOf } from "~/domain/facilities/channels";
import { pairHmac } from "~/features/correspondence/facts.server";
import { settleDue } from "~/features/correspondence/settle.server";
import type { PlanWork } from "~/features/plans/lines.server";
import type { App } from "~/platform/app.server";
import type { Figures } from "./figures";
import { type PlanPerson, readProblem } from "./problem.server";

/**
 * Solves the problem as it stands now and keeps the plan with its figures; what is not proven to be the best is kept by
 * nobody. Loads are settled first, so that no ended hold counts.
 */
export async function makePlan(app: App, { id, attempt, now }: PlanWork, tell: PlanProgress): Promise<void> {
  await settleDue(app, new Date(now));
  const { problem: open, people, wishes, inputHash } = await readProblem(app, new Date(now));
  const { problem, plan } = await planWithoutStopped(app, open, tell);
  const certificate = certify(problem, plan);
  const lately = wishes.filter(({ verdict }) => !verdict.ok && verdict.reason === "asked-lately").length;
  const figures: Figures = { ...reportOnPlan(problem, plan), lately };
  const lines = linesOf(id, problem, plan, people);
  await inTransaction(app.db, async (tx) => {
    const state = certificate.ok ? "ready" : "failed";
    const end = { state, inputHash, figures: JSON.stringify(figures), changedAt: now } as const;
    const isMine = await changeAttempt(tx, id, attempt, { ...end, attempt: null, leaseUntil: null });
    if (isMine && certificate.ok) await insertAll(tx, "planLine", lines);
  });
}

/**
 * Plans until no proposed pair was stopped for good. A plan that is optimal while more was allowed, and keeps to what is
 * not, is optimal.
 */
async function planWithoutStopped(
  app: App,
  asked: PlanProblem,
  tell: PlanProgress,
): Promise<{ problem: PlanProblem; plan: Plan }> {
  for (let problem = asked; ; ) {
    const plan = planCorrespondences(problem, tell);
    const stopped = await findStopped(app, plan.assignments);
    if (stopped.length === 0) return { problem, plan };
    const volunteers = problem.volunteers.map((each) => {
      const more = stopped.filter(({ volunteerId }) => volunteerId === each.id);
      const never = [...each.never, ...more.map(({ prisonerId }) => prisonerId)];
      return more.length === 0 ? each : { ...each, never };
    });
    problem = { ...problem, volunteers };
  }
}

const CHUNK = 500;

async function findStopped(app: App, pairs: readonly Assignment[]): Promise<Assignment[]> {
  const stopped: Assignment[] = [];
  for (let from = 0; from < pairs.length; from += CHUNK) {
    const named = new Map(
      pairs.slice(from, from + CHUNK).map((pair) => [pairHmac(app, pair.volunteerId, pair.prisonerId), pair]),
    );
    for (const hmac of await findAllBlocks(app.db, [...named.keys()])) {
      stopped.push(named.get(hmac) as Assignment);
    }
  }
  return stopped;
}

/** Lines in the order of need; of a prisoner who gets several writers, each stands at the load the one before leaves. */
function linesOf(
  planId: string,
  { volunteers, holdWeightMilli }: PlanProblem,
  { assignments }: Plan,
  people: readonly PlanPerson[],
): NewRow<"planLine">[] {
  const prisoners = new Map(people.map((each) => [each.prisonerId, each]));
  const channelMasks = new Map(volunteers.map((each) => [each.id, each.channelMask]));
  const given = new Map<string, number>();
  const lines = assignments.map(({ volunteerId, prisonerId }) => {
    const prisoner = prisoners.get(prisonerId) as PlanPerson;
    const before = given.get(prisonerId) ?? 0;
    given.set(prisonerId, before + 1);
    const offered = channelsOf((channelMasks.get(volunteerId) ?? 0) & prisoner.channelMask);
    return {
      planId,
      personId: volunteerId,
      prisonerId,
      channel: channelForPlan(offered) ?? "post",
      state: "proposed" as const,
      loadRank: loadRank(prisoner.loadMilli + before * holdWeightMilli, prisoner.target),
      eligibleVolunteers: prisoner.volunteers,
      lastLetterOn: prisoner.lastLetterOn,
    };
  });
  return lines.sort(
    (a, b) =>
      a.loadRank - b.loadRank ||
      a.eligibleVolunteers - b.eligibleVolunteers ||
      (a.prisonerId < b.prisonerId ? -1 : 1),
  );
}
