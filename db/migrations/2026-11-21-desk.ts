import type { Kysely } from "kysely";
import { createAudit } from "./desk/audit";

/** What the working desk adds: a record of what coordinators do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAudit(db);
}
