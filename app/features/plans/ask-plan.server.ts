import { inTransaction } from "#db/connection.server";
import {
  changeAttempt,
  findAbandonedPlans,
  findBusyPlan,
  findPlan,
  insertPlan,
  lockPlans,
  type PlanKind,
  supersedePlans,
  takeAbandoned,
} from "#db/repositories/plans";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { markForCompaction } from "~/features/retention/compact.server";
import type { App } from "~/platform/app.server";
import { randomId, randomToken } from "~/platform/crypto/random.server";
import { runTask, type TaskName } from "./tasks.server";

type PlanOfKind = Pick<Row<"plan">, "id" | "kind">;

/** How long an attempt may take before another one may begin: far longer than the largest plan needs. */
const LEASE_MS = 10 * 60_000;
const MOST_ATTEMPTS = 3;
/** The way plans are made; another number where the same problem may get another plan. */
const VERSION = 1;

const deeds = { balance: "plan-made", winter: "winter-made" } as const;
/** The work that goes on while a plan is in a state. */
const works = { queued: "make", applying: "apply", undoing: "undo" } as const;
type BusyState = keyof typeof works;

/**
 * Asks for a plan; what waited for a decision is put aside with what it proposed. One of a kind is made at a time:
 * whoever asks meanwhile is answered with that one.
 */
export async function askForPlan(app: App, viewer: Viewer, kind: PlanKind, now: Date): Promise<string> {
  const begun = await inTransaction(app.db, async (tx) => {
    await lockPlans(tx);
    const busy = await findBusyPlan(tx, kind);
    if (busy) return { id: busy.id, attempt: null };
    const at = now.toISOString();
    await supersedePlans(tx, kind, at);
    await markForCompaction(tx, now);
    const plan = { id: randomId(), kind, ...newAttempt(now) };
    await insertPlan(tx, {
      ...{ ...plan, personId: viewer.personId, state: "queued", attempts: 1, version: VERSION },
      ...{ inputHash: null, figures: null, createdAt: at, changedAt: at, appliedAt: null },
    });
    await recordDeed(tx, viewer, { action: deeds[kind] }, now);
    return plan;
  });
  if (begun.attempt !== null) await beginWork(app, { id: begun.id, kind }, "queued", begun.attempt, now);
  return begun.id;
}

/** An attempt that nobody else has, for as long as its work may take. */
export function newAttempt(now: Date): { attempt: string; leaseUntil: string } {
  return { attempt: randomToken(), leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString() };
}

/** Begins the work of an attempt in a thread; where there are none it is done when this is. */
export async function beginWork(
  app: App,
  plan: PlanOfKind,
  state: BusyState,
  attempt: string,
  now: Date,
): Promise<void> {
  const input = { id: plan.id, attempt, now: now.toISOString() };
  const work = runTask(app, taskOf(plan, state), input).catch(async (error: unknown) => {
    app.log.error({ err: error }, "the work at a plan ended before it was done");
    await giveUp(app, plan.id, attempt, now);
  });
  if (app.threads === null) await work;
  else work.catch((error: unknown) => app.log.error({ err: error }, "a plan could not be given up"));
}

/** A plan that was not made is none; one that was applied or undone in part goes on when the lease is over. */
async function giveUp(app: App, id: string, attempt: string, now: Date): Promise<void> {
  const plan = { state: "failed", changedAt: now.toISOString(), attempt: null, leaseUntil: null } as const;
  await inTransaction(app.db, async (tx) => {
    if ((await findPlan(tx, id))?.state === "queued") await changeAttempt(tx, id, attempt, plan);
    else await changeAttempt(tx, id, attempt, { leaseUntil: now.toISOString() });
  });
}

/** Takes up plans whose worker is gone; after a few attempts one that was not even made is given up. */
export async function resumePlans(app: App, now: Date): Promise<number> {
  let taken = 0;
  for (const plan of await findAbandonedPlans(app.db, now.toISOString())) {
    const { attempt, leaseUntil } = newAttempt(now);
    if (!(await takeAbandoned(app.db, plan, now.toISOString(), { attempt, leaseUntil }))) continue;
    taken += 1;
    if (plan.state === "queued" && plan.attempts >= MOST_ATTEMPTS) await giveUp(app, plan.id, attempt, now);
    else await beginWork(app, plan, plan.state as BusyState, attempt, now);
  }
  return taken;
}

/** How far the work at a plan is, where this process knows it. */
export function progressOf(app: App, { state, ...plan }: PlanOfKind & Pick<Row<"plan">, "state">) {
  if (!(state in works)) return null;
  return app.threads?.progressOf(`${taskOf(plan, state as BusyState)} ${plan.id}`) ?? null;
}

function taskOf({ kind }: Pick<PlanOfKind, "kind">, state: BusyState): TaskName {
  return `${kind}-${works[state]}`;
}
