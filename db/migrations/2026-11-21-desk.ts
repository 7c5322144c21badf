import type { Kysely } from "kysely";
import { createAudit } from "./desk/audit";
import { createTakeOvers } from "./desk/take-overs";

/** What the working desk adds: a record of what coordinators do, the writers of an old spreadsheet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAudit(db);
  await createTakeOvers(db);
}
