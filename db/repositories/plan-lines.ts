import type { Tx } from "../connection.server";
import type { Row } from "../schema";
import { lineTables, type PlanKind } from "./plans";

type LineState = Row<"planLine">["state"];

/** Lines of a plan from an id on, with the prisoner's name and the number of the volunteer. */
export async function findPlanLines(tx: Tx, planId: string, from: number, limit: number) {
  return tx
    .selectFrom("planLine")
    .innerJoin("prisoner", "prisoner.id", "planLine.prisonerId")
    .innerJoin("volunteerNumber", "volunteerNumber.personId", "planLine.personId")
    .selectAll("planLine")
    .select(["prisoner.name", "prisoner.nameLatin", "volunteerNumber.id as number"])
    .where("planLine.planId", "=", planId)
    .where("planLine.id", ">=", from)
    .orderBy("planLine.id")
    .limit(limit)
    .execute();
}

/** The id of the first line of the page before, and whether there is one. */
export async function findLineBefore(
  tx: Tx,
  kind: PlanKind,
  planId: string,
  from: number,
  back: number,
): Promise<number | null> {
  const rows = await tx
    .selectFrom(lineTables[kind])
    .select("id")
    .where("planId", "=", planId)
    .where("id", "<", from)
    .orderBy("id", "desc")
    .limit(back)
    .execute();
  return rows.at(-1)?.id ?? null;
}

/** How many lines of a plan stand in each state. */
export async function countPlanLines(
  tx: Tx,
  kind: PlanKind,
  planId: string,
): Promise<Partial<Record<LineState, number>>> {
  const rows = await tx
    .selectFrom(lineTables[kind])
    .select(["state", (eb) => eb.fn.countAll<number>().as("count")])
    .where("planId", "=", planId)
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Ids of lines in one state, a few at a time, from an id on. */
export async function findLineIds(
  tx: Tx,
  kind: PlanKind,
  planId: string,
  state: LineState,
  { after, limit }: { after: number; limit: number },
) {
  const rows = await tx
    .selectFrom(lineTables[kind])
    .select("id")
    .where("planId", "=", planId)
    .where("state", "=", state)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function findPlanLine(tx: Tx, id: number): Promise<Row<"planLine"> | undefined> {
  return tx.selectFrom("planLine").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Moves one line on; false: it no longer stands where it was read. */
export async function moveLine(
  tx: Tx,
  id: number,
  from: LineState,
  change: Partial<Pick<Row<"planLine">, "state" | "reason" | "correspondenceId">>,
): Promise<boolean> {
  const result = await tx
    .updateTable("planLine")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Chooses proposed lines: those ticked on a page, and every one outside it where `elsewhere`; the page's rest is left out. */
export async function chooseLines(
  tx: Tx,
  kind: PlanKind,
  planId: string,
  {
    first,
    last,
    ticked,
    elsewhere,
  }: { first: number; last: number; ticked: readonly number[]; elsewhere: boolean },
): Promise<void> {
  const proposed = () =>
    tx.updateTable(lineTables[kind]).where("planId", "=", planId).where("state", "=", "proposed");
  if (ticked.length > 0) {
    const shown = proposed().where("id", "in", ticked).where("id", ">=", first).where("id", "<=", last);
    await shown.set({ state: "chosen" }).execute();
  }
  await proposed().where("id", ">=", first).where("id", "<=", last).set({ state: "left-out" }).execute();
  if (elsewhere) await proposed().set({ state: "chosen" }).execute();
}

/** Whether a plan's request to this person stands: somebody it gave them was not taken back. */
export async function isAnyGiven(tx: Tx, planId: string, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("planLine")
    .select("id")
    .where("planId", "=", planId)
    .where("personId", "=", personId)
    .where("correspondenceId", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these correspondences a plan gave to their writer. */
export async function findGivenByPlan(tx: Tx, correspondenceIds: readonly string[]): Promise<Set<string>> {
  if (correspondenceIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom("planLine")
    .select("correspondenceId")
    .where("correspondenceId", "in", correspondenceIds)
    .execute();
  return new Set(rows.flatMap(({ correspondenceId }) => correspondenceId ?? []));
}
