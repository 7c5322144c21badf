import { sql } from "kysely";
import type { BulkKind } from "~/domain/desk/bulk";
import type { Tx } from "../connection.server";

/** What a deed looks at, for at most 500 people; whoever was merged into another is left out. */
export async function findBulkFacts(tx: Tx, prisonerIds: readonly string[]) {
  return tx
    .selectFrom("prisoner")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .select([
      "prisoner.id",
      "prisoner.target",
      "prisoner.cap",
      "prisoner.languageMask",
      "stay.id as stayId",
      "stay.facilityId",
      "stay.confirmedOn",
      "facility.toBeConfirmed",
    ])
    .where("prisoner.id", "in", prisonerIds)
    .where("prisoner.mergedInto", "is", null)
    .execute();
}

const columnOf = { target: "target", cap: "cap", languages: "languageMask" } as const;

/** Writes one value over another for those who still hold it, and raises their version; answers for whom it did. */
export async function replaceValues(
  tx: Tx,
  kind: Exclude<BulkKind, "confirmation">,
  prisonerIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const column = columnOf[kind];
  const [before, after] = [from, to].map((value) => (value === "" ? null : Number(value)));
  const rows = await tx
    .updateTable("prisoner")
    .set((eb) => ({ [column]: after, rowVersion: eb("rowVersion", "+", 1) }))
    .where("id", "in", prisonerIds)
    .where("mergedInto", "is", null)
    .where(sql.ref(column), "is not distinct from", before ?? null)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

/** Sets the day an address was confirmed where the same day as read still stands; answers whose. */
export async function replaceConfirmation(
  tx: Tx,
  prisonerIds: readonly string[],
  { from, to, unlessSince }: { from: string; to: string; unlessSince?: string },
): Promise<{ id: string; stayId: number }[]> {
  let update = tx
    .updateTable("stay")
    .set({ confirmedOn: to || null })
    .where("prisonerId", "in", prisonerIds)
    .where("current", "=", 1)
    .where("facilityId", "is not", null)
    .where("confirmedOn", "is not distinct from", from || null);
  if (unlessSince !== undefined) {
    update = update.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("addressConfirmation")
            .select("addressConfirmation.id")
            .whereRef("addressConfirmation.stayId", "=", "stay.id")
            .where("addressConfirmation.recordedAt", ">", unlessSince),
        ),
      ),
    );
  }
  const rows = await update.returning(["prisonerId", "id"]).execute();
  return rows.map((row) => ({ id: row.prisonerId, stayId: row.id }));
}

/** The words of one deed that stand in the history of these stays. */
export async function deleteConfirmations(
  tx: Tx,
  stayIds: readonly number[],
  recordedAt: string,
): Promise<void> {
  if (stayIds.length === 0) return;
  await tx
    .deleteFrom("addressConfirmation")
    .where("stayId", "in", stayIds)
    .where("recordedAt", "=", recordedAt)
    .execute();
}

/** Marks one deed's change of these people as taken back in their own histories. */
export async function markEditsUndone(
  tx: Tx,
  batch: string,
  prisonerIds: readonly string[],
  undoneAt: string,
): Promise<void> {
  if (prisonerIds.length === 0) return;
  await tx
    .updateTable("prisonerEdit")
    .set({ undoneAt })
    .where("batch", "=", batch)
    .where("prisonerId", "in", prisonerIds)
    .where("undoneAt", "is", null)
    .execute();
}
