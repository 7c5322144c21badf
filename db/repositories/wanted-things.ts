import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

/** Adds a thing that is wanted; `seal` makes what is stored out of the new row's id, to which it is bound. */
export async function insertWanted(
  tx: Tx,
  wanted: Omit<NewRow<"wantedThing">, "thingEncrypted">,
  seal: (id: number) => string,
): Promise<void> {
  const row = { ...wanted, thingEncrypted: "" };
  const { id } = await tx.insertInto("wantedThing").values(row).returning("id").executeTakeFirstOrThrow();
  await tx
    .updateTable("wantedThing")
    .set({ thingEncrypted: seal(id) })
    .where("id", "=", id)
    .execute();
}

/** What is wanted as it stands, in the order it was told. */
export async function findWanted(tx: Tx, prisonerId: string): Promise<Row<"wantedThing">[]> {
  return tx
    .selectFrom("wantedThing")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .orderBy("id")
    .execute();
}

/** Takes a wish back. Another prisoner's stays as it is. */
export async function voidWanted(
  tx: Tx,
  { prisonerId, id }: { prisonerId: string; id: number },
  voidedAt: string,
): Promise<void> {
  await tx
    .updateTable("wantedThing")
    .set({ voidedAt })
    .where("prisonerId", "=", prisonerId)
    .where("id", "=", id)
    .where("voidedAt", "is", null)
    .execute();
}
