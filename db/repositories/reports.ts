import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row } from "../schema";

/** Answers the number of the new row, which its sealed text is bound to. */
export async function insertReport(tx: Tx, report: NewRow<"report">): Promise<number> {
  const row = await tx.insertInto("report").values(report).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function setReportText(tx: Tx, id: number, textEncrypted: string): Promise<void> {
  await tx.updateTable("report").set({ textEncrypted }).where("id", "=", id).execute();
}

/** Decides a report nobody has decided yet. False: somebody had. */
export async function decideReportRow(
  tx: Tx,
  id: number,
  decided: Pick<Row<"report">, "decision" | "decidedAt" | "correspondenceId">,
): Promise<boolean> {
  const result = await tx
    .updateTable("report")
    .set(decided)
    .where("id", "=", id)
    .where("decidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether a report about a correspondence of this person waits for a decision. */
export async function isUnderReport(tx: Tx, personId: string): Promise<boolean> {
  return (await openReportOn(tx, { personId })).length > 0;
}

const openReportOn = prepared((tx, param: Param<{ personId: string }>) =>
  tx
    .selectFrom("correspondence")
    .innerJoin("report", "report.correspondenceId", "correspondence.id")
    .select("report.id")
    .where("correspondence.personId", "=", param("personId"))
    .where("report.decidedAt", "is", null)
    .limit(1),
);

/** Accounts about which a report waits for a decision. Asked for each once, SQLite would walk all correspondences. */
export async function findAllUnderReport(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom("report")
    .innerJoin("correspondence", "correspondence.id", "report.correspondenceId")
    .select("correspondence.personId")
    .where("report.decidedAt", "is", null)
    .execute();
  return [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
}

export async function countOpenReports(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("report")
    .select((eb) => eb.fn.countAll<number>().as("reports"))
    .where("decidedAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.reports);
}

const withNames = (tx: Tx) =>
  tx
    .selectFrom("report")
    .innerJoin("prisoner", "prisoner.id", "report.prisonerId")
    .leftJoin("correspondence", "correspondence.id", "report.correspondenceId")
    .selectAll("report")
    .select(["prisoner.name", "prisoner.nameLatin", "correspondence.signature", "correspondence.personId"]);

/** A report with the prisoner's name, and the signature and account it is about, where that is known. */
export async function findReport(tx: Tx, id: number) {
  return withNames(tx).where("report.id", "=", id).executeTakeFirst();
}

/** Reports that wait for a decision, oldest first. */
export async function findOpenReports(tx: Tx, limit: number) {
  return withNames(tx).where("report.decidedAt", "is", null).orderBy("report.id").limit(limit).execute();
}

/** The reports decided last. */
export async function findDecidedReports(tx: Tx, limit: number) {
  return withNames(tx)
    .where("report.decidedAt", "is not", null)
    .orderBy("report.decidedAt", "desc")
    .orderBy("report.id", "desc")
    .limit(limit)
    .execute();
}
