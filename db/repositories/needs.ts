import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

type Sealed = "textEncrypted" | "valueEncrypted";
export type NewNeed = Omit<NewRow<"need">, Sealed>;
export type NewMeasurement = Omit<NewRow<"measurement">, Sealed>;

/** Adds a need; `seal` makes what is stored out of the new row's id, to which it is bound. */
export async function insertNeed(tx: Tx, need: NewNeed, seal: (id: number) => string): Promise<void> {
  const row = { ...need, textEncrypted: "" };
  const { id } = await tx.insertInto("need").values(row).returning("id").executeTakeFirstOrThrow();
  await tx
    .updateTable("need")
    .set({ textEncrypted: seal(id) })
    .where("id", "=", id)
    .execute();
}

/** Adds a measurement, sealed like {@link insertNeed}. */
export async function insertMeasurement(
  tx: Tx,
  measurement: NewMeasurement,
  seal: (id: number) => string,
): Promise<void> {
  const row = { ...measurement, valueEncrypted: "" };
  const { id } = await tx.insertInto("measurement").values(row).returning("id").executeTakeFirstOrThrow();
  await tx
    .updateTable("measurement")
    .set({ valueEncrypted: seal(id) })
    .where("id", "=", id)
    .execute();
}

/** What is needed as it stands, with the rows of these ids though they stand no more. */
export async function findNeeds(
  tx: Tx,
  prisonerId: string,
  alsoIds: readonly number[] = [],
): Promise<Row<"need">[]> {
  return tx
    .selectFrom("need")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where((eb) => eb.or([eb("voidedAt", "is", null), ...alsoIds.map((id) => eb("id", "=", id))]))
    .orderBy("id")
    .execute();
}

/** Sizes as they stand, with the rows of these ids though they stand no more. */
export async function findMeasurements(
  tx: Tx,
  prisonerId: string,
  alsoIds: readonly number[] = [],
): Promise<Row<"measurement">[]> {
  return tx
    .selectFrom("measurement")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where((eb) => eb.or([eb("voidedAt", "is", null), ...alsoIds.map((id) => eb("id", "=", id))]))
    .orderBy("id")
    .execute();
}

/** Takes back what stands of one kind. */
export async function voidNeed(
  tx: Tx,
  prisonerId: string,
  kind: Row<"need">["kind"],
  voidedAt: string,
): Promise<void> {
  await tx
    .updateTable("need")
    .set({ voidedAt })
    .where("prisonerId", "=", prisonerId)
    .where("kind", "=", kind)
    .where("voidedAt", "is", null)
    .execute();
}

/** Takes back the size that stands of one kind. */
export async function voidMeasurement(
  tx: Tx,
  prisonerId: string,
  kind: Row<"measurement">["kind"],
  voidedAt: string,
): Promise<void> {
  await tx
    .updateTable("measurement")
    .set({ voidedAt })
    .where("prisonerId", "=", prisonerId)
    .where("kind", "=", kind)
    .where("voidedAt", "is", null)
    .execute();
}
