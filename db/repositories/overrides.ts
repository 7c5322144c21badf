import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

/** Adds an override; `seal` makes the stored note out of the new row's id, to which it is bound. */
export async function insertOverride(
  tx: Tx,
  override: Omit<NewRow<"ruleOverride">, "noteEncrypted">,
  seal: (id: number) => string,
): Promise<void> {
  const row = { ...override, noteEncrypted: "" };
  const { id } = await tx.insertInto("ruleOverride").values(row).returning("id").executeTakeFirstOrThrow();
  await tx
    .updateTable("ruleOverride")
    .set({ noteEncrypted: seal(id) })
    .where("id", "=", id)
    .execute();
}

/** What stands of a place, a person or both, in the order it was noted. */
export async function findOverrides(
  tx: Tx,
  { facilityId, prisonerId }: { facilityId: string | null; prisonerId: string | null },
): Promise<Row<"ruleOverride">[]> {
  return tx
    .selectFrom("ruleOverride")
    .selectAll()
    .where((eb) => eb.or([eb("facilityId", "=", facilityId ?? ""), eb("prisonerId", "=", prisonerId ?? "")]))
    .where("withdrawnAt", "is", null)
    .orderBy("id")
    .execute();
}

export async function findOverride(tx: Tx, id: number): Promise<Row<"ruleOverride"> | undefined> {
  return tx.selectFrom("ruleOverride").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Ends an override; false when it had ended before. */
export async function endOverride(tx: Tx, id: number, withdrawnAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("ruleOverride")
    .set({ withdrawnAt })
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends what stood for one rule, before another word takes its place. */
export async function endOverridesOf(
  tx: Tx,
  subject: { column: "facilityId" | "prisonerId"; id: string; rule: string },
  withdrawnAt: string,
): Promise<void> {
  await tx
    .updateTable("ruleOverride")
    .set({ withdrawnAt })
    .where(subject.column, "=", subject.id)
    .where("rule", "=", subject.rule)
    .where("withdrawnAt", "is", null)
    .execute();
}
