import type { Tx } from "#db/connection.server";
import { insertReport, setReportText } from "#db/repositories/reports";
import { findAllWriters } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordStaffDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { UnreadableField } from "~/platform/crypto/field-crypto.server";
import { once } from "~/platform/forms/once.server";
import type { StopResult } from "./stop.server";
import { stopWriters } from "./stop-writers.server";
import { findSubject } from "./subject.server";

export interface ReportFacts {
  /** Whom it is about; null where the family is not sure. */
  signature: string | null;
  text: string;
  /** End this writer's letters at once, without waiting for a decision. */
  stop: boolean;
  key: string;
}

/**
 * Takes down what a family says of a writer, to the desk or by itself, sealed. Until a coordinator decides, the account it is about claims
 * nobody. The same form twice is one report.
 */
export async function fileReport(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  report: ReportFacts,
  now: Date,
): Promise<StopResult> {
  return retrying(app.db, async (tx) => {
    if (!(await findSubject(tx, viewer, prisonerId))) return { ok: false, reason: "not-found" };
    const writer = await findWriter(tx, prisonerId, report.signature);
    if (!writer && (report.signature !== null || report.stop)) return { ok: false, reason: "no-such-writer" };
    const about = report.signature === null ? "nobody" : `from ${report.signature}`;
    const purpose = `report ${prisonerId} ${about} ${report.stop ? "stop" : "tell"}`;
    const form = { purpose, personId: viewer.personId, key: report.key };
    await once(tx, form, now, async () => {
      if (writer && report.stop) await stopWriters(app, tx, prisonerId, ({ id }) => id === writer.id, now);
      await recordStaffDeed(tx, viewer, { action: "report-noted", prisonerId }, now);
      const source = viewer.role === "family" ? ("family" as const) : ("coordinator" as const);
      const facts = { prisonerId, correspondenceId: writer?.id ?? null, source };
      return String(await insertSealed(app, tx, facts, report.text, now));
    });
    return { ok: true };
  });
}

/** The writer of this signature; undefined for nobody. */
export async function findWriter(
  tx: Tx,
  prisonerId: string,
  signature: string | null,
): Promise<Row<"correspondence"> | undefined> {
  if (signature === null) return undefined;
  return (await findAllWriters(tx, prisonerId)).find((writer) => writer.signature === signature);
}

/** What a report says; null once it was erased. */
export function openReportText(
  app: App,
  { id, textEncrypted }: Pick<Row<"report">, "id" | "textEncrypted">,
): string | null {
  try {
    return app.crypto.open(textEncrypted, reportPlace(id));
  } catch (error) {
    if (error instanceof UnreadableField) return null;
    throw error;
  }
}

async function insertSealed(
  app: App,
  tx: Tx,
  about: Pick<Row<"report">, "prisonerId" | "correspondenceId" | "source">,
  text: string,
  now: Date,
): Promise<number> {
  const undecided = { recordedAt: now.toISOString(), decidedAt: null, decision: null };
  const id = await insertReport(tx, { ...about, ...undecided, textEncrypted: "" });
  await setReportText(tx, id, app.crypto.seal(text, reportPlace(id)));
  return id;
}

function reportPlace(id: number) {
  return { table: "report", column: "textEncrypted", rowId: String(id) };
}
