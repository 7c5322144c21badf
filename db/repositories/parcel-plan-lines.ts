import type { Tx } from "../connection.server";
import type { Row } from "../schema";

type Line = Row<"parcelPlanLine">;

/** Lines of a plan from an id on, with the prisoner's name. */
export async function findParcelPlanLines(tx: Tx, planId: string, from: number, limit: number) {
  return tx
    .selectFrom("parcelPlanLine")
    .innerJoin("prisoner", "prisoner.id", "parcelPlanLine.prisonerId")
    .selectAll("parcelPlanLine")
    .select(["prisoner.name", "prisoner.nameLatin"])
    .where("parcelPlanLine.planId", "=", planId)
    .where("parcelPlanLine.id", ">=", from)
    .orderBy("parcelPlanLine.id")
    .limit(limit)
    .execute();
}

export async function findParcelPlanLine(tx: Tx, id: number): Promise<Line | undefined> {
  return tx.selectFrom("parcelPlanLine").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Moves one line on; false: it no longer stands where it was read. */
export async function moveParcelPlanLine(
  tx: Tx,
  id: number,
  from: Line["state"],
  change: Partial<Pick<Line, "state" | "reason" | "parcelId">>,
): Promise<boolean> {
  const result = await tx
    .updateTable("parcelPlanLine")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Entries of somebody's ledger that a plan made. */
export async function findParcelsOfPlan(tx: Tx, planId: string, prisonerId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("parcelPlanLine")
    .select("parcelId")
    .where("prisonerId", "=", prisonerId)
    .where("planId", "=", planId)
    .execute();
  return rows.flatMap(({ parcelId }) => parcelId ?? []);
}
