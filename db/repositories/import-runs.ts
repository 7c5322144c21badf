import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";

export async function insertImportRun(tx: Tx, run: NewRow<"importRun">): Promise<number> {
  const row = await tx.insertInto("importRun").values(run).returning("id").executeTakeFirstOrThrow();
  return row.id;
}
