import type { Tx } from "../connection.server";
import { lockTable } from "../dialects/locks";
import type { NewRow, Row, RowChange } from "../schema";

type PlanState = Row<"plan">["state"];
export type PlanKind = Row<"plan">["kind"];
/** Where the lines of a plan of each kind are. */
export const lineTables = { balance: "planLine", winter: "parcelPlanLine" } as const;
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

/** Plans of a kind, the newest first. */
export async function findPlans(tx: Tx, kind: PlanKind, limit: number) {
  return tx
    .selectFrom("plan")
    .select(["id", "state", "createdAt", "figures"])
    .where("kind", "=", kind)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The plan of a kind that is being made, applied or undone now. */
export async function findBusyPlan(tx: Tx, kind: PlanKind): Promise<Row<"plan"> | undefined> {
  return tx
    .selectFrom("plan")
    .selectAll()
    .where("kind", "=", kind)
    .where("state", "in", busyStates)
    .executeTakeFirst();
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

/** Puts aside every plan of a kind that waits for a decision; what was only proposed is nobody's to keep. */
export async function supersedePlans(tx: Tx, kind: PlanKind, changedAt: string): Promise<void> {
  const isOver = { leaseUntil: null, attempt: null, changedAt };
  const waiting = () => tx.updateTable("plan").where("kind", "=", kind).where("state", "=", "ready");
  await deleteProposed(tx, kind);
  const applied = tx.selectFrom(lineTables[kind]).select("planId").distinct();
  await waiting()
    .where("id", "in", applied)
    .set({ ...isOver, state: "applied" })
    .execute();
  await waiting()
    .set({ ...isOver, state: "superseded" })
    .execute();
}

async function deleteProposed(tx: Tx, kind: PlanKind): Promise<void> {
  const nothingCame = kind === "balance" ? "correspondenceId" : "parcelId";
  await tx.deleteFrom(lineTables[kind]).where(nothingCame, "is", null).execute();
}
