import type { Tx } from "../connection.server";

/** Which deeds the record shows; null takes everything in that respect. */
export interface AuditFilter {
  /** Number of the account that did it. */
  number: number | null;
  action: string | null;
  /** From this instant on, and before that one. */
  between: { from: string; until: string } | null;
}

/** At most `limit` deeds, newest first, older than an entry or newer; read backwards they come in order too. */
export async function findAuditPage(
  tx: Tx,
  { number, action, between }: AuditFilter,
  from: { id: number; backwards: boolean } | null,
  limit: number,
) {
  let query = tx
    .selectFrom("auditEntry")
    .leftJoin("volunteerNumber as doer", "doer.personId", "auditEntry.personId")
    .leftJoin("volunteerNumber as subject", "subject.personId", "auditEntry.subjectId")
    .select([
      "auditEntry.id",
      "auditEntry.action",
      "auditEntry.detail",
      "auditEntry.personId",
      "auditEntry.recordedAt",
      "auditEntry.prisonerId",
      "auditEntry.facilityId",
      "auditEntry.subjectId",
      "doer.id as doerNumber",
      "subject.id as subjectNumber",
    ]);
  if (number !== null) query = query.where("doer.id", "=", number);
  if (action !== null) query = query.where("auditEntry.action", "=", action);
  if (between)
    query = query
      .where("auditEntry.recordedAt", ">=", between.from)
      .where("auditEntry.recordedAt", "<", between.until);
  if (from) query = query.where("auditEntry.id", from.backwards ? ">" : "<", from.id);
  const rows = await query
    .orderBy("auditEntry.id", from?.backwards ? "asc" : "desc")
    .limit(limit)
    .execute();
  return from?.backwards ? rows.reverse() : rows;
}

export type AuditRow = Awaited<ReturnType<typeof findAuditPage>>[number];

/** How many deeds a filter leaves. */
export async function countAuditOf(tx: Tx, { number, action, between }: AuditFilter): Promise<number> {
  let query = tx
    .selectFrom("auditEntry")
    .leftJoin("volunteerNumber as doer", "doer.personId", "auditEntry.personId")
    .select((eb) => eb.fn.countAll<number>().as("entries"));
  if (number !== null) query = query.where("doer.id", "=", number);
  if (action !== null) query = query.where("auditEntry.action", "=", action);
  if (between)
    query = query
      .where("auditEntry.recordedAt", ">=", between.from)
      .where("auditEntry.recordedAt", "<", between.until);
  return Number((await query.executeTakeFirstOrThrow()).entries);
}
