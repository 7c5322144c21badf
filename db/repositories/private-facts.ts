import type { Tx } from "../connection.server";

/** Takes back every need, size and wanted thing of a prisoner that still holds. */
export async function voidAllPrivateFacts(tx: Tx, prisonerId: string, voidedAt: string): Promise<void> {
  for (const table of ["need", "measurement", "wantedThing"] as const) {
    await tx
      .updateTable(table)
      .set({ voidedAt })
      .where("prisonerId", "=", prisonerId)
      .where("voidedAt", "is", null)
      .execute();
  }
}
