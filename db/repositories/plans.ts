import type { Tx } from "../connection.server";
import { lockTable } from "../dialects/locks";
import type { NewRow, Row, RowChange } from "../schema";

type PlanState = Row<"plan">["state"];
/** A plan that somebody or something works at, or should. */
export const busyStates = ["queued", "applying", "undoing"] as const satisfies readonly PlanState[];

/** Makes whoever else would ask for a plan wait until this transaction ends. */
export function lockPlans(tx: Tx): Promise<void> {
  return lockTable(tx, "plan");
}

export async function insertPlan(tx: Tx, plan: NewRow<"plan">): Promise<void> {
  await tx.insertInto("plan").values(plan).execute();
}

export async function findPlan(tx: Tx, id: string): Promise<Row<"plan"> | undefined> {
  return tx.selectFrom("plan").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Plans, the newest first. */
export async function findPlans(tx: Tx, limit: number) {
  return tx
    .selectFrom("plan")
    .select(["id", "state", "createdAt", "figures"])
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The plan that is being made, applied or undone now. */
export async function findBusyPlan(tx: Tx): Promise<Row<"plan"> | undefined> {
  return tx.selectFrom("plan").selectAll().where("state", "in", busyStates).executeTakeFirst();
}

/** Plans whose worker has not come back in time. */
export async function findAbandonedPlans(tx: Tx, now: string): Promise<Row<"plan">[]> {
  return tx
    .selectFrom("plan")
    .selectAll()
    .where("state", "in", busyStates)
    .where("leaseUntil", "<=", now)
    .execute();
}

/** Changes a plan that stands in one of these states; false: somebody was first. */
export async function movePlan(
  tx: Tx,
  id: string,
  from: readonly PlanState[],
  change: RowChange<"plan">,
): Promise<boolean> {
  const result = await tx
    .updateTable("plan")
    .set(change)
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Gives an abandoned plan to one attempt; false: somebody has it. */
export async function takeAbandoned(
  tx: Tx,
  { id, attempts }: Pick<Row<"plan">, "id" | "attempts">,
  now: string,
  attempt: Pick<Row<"plan">, "attempt" | "leaseUntil">,
): Promise<boolean> {
  const result = await tx
    .updateTable("plan")
    .set({ ...attempt, attempts: attempts + 1 })
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .where("leaseUntil", "<=", now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes what an attempt came to; false: the plan is no longer this attempt's. */
export async function changeAttempt(
  tx: Tx,
  id: string,
  attempt: string,
  change: RowChange<"plan">,
): Promise<boolean> {
  const result = await tx
    .updateTable("plan")
    .set(change)
    .where("id", "=", id)
    .where("attempt", "=", attempt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Puts aside every plan that waits for a decision: pairs that were only proposed are nobody's to keep. */
export async function supersedePlans(tx: Tx, changedAt: string): Promise<void> {
  await tx.deleteFrom("planLine").where("correspondenceId", "is", null).execute();
  const isOver = { leaseUntil: null, attempt: null, changedAt };
  const applied = tx.selectFrom("planLine").select("planId").distinct();
  const waiting = () => tx.updateTable("plan").where("state", "=", "ready");
  await waiting()
    .where("id", "in", applied)
    .set({ ...isOver, state: "applied" })
    .execute();
  await waiting()
    .set({ ...isOver, state: "superseded" })
    .execute();
}
