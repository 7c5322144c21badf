import type { Tx } from "#db/connection.server";
import { decideReportRow, findReport } from "#db/repositories/reports";
import type { Viewer } from "~/domain/access/roles";
import {
  type DecisionVerdict,
  judgeDecision,
  type ReportDecision,
  type Reported,
} from "~/domain/reports/decision";
import { closeAccount } from "~/features/account/close-account.server";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { findWriter } from "./report.server";
import { stopWriters } from "./stop-writers.server";

export interface DecisionForm {
  decision: ReportDecision;
  /** Whom the report is about after all, where the family was not sure; null where that stays unknown. */
  signature: string | null;
  key: string;
}

export type Decided = DecisionVerdict | { ok: false; reason: "not-found" };

/**
 * A coordinator's word on a report: the account claims again, or its letters here end for good, or it is closed.
 * The first word stands; whoever comes second is told it. The same form twice is one decision.
 */
export async function decideReport(
  app: App,
  viewer: Viewer,
  reportId: number,
  form: DecisionForm,
  now: Date,
): Promise<Decided> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const report = await findReport(tx, reportId);
      if (!report) return { ok: false, reason: "not-found" };
      const sent = { purpose: `decide report ${reportId}`, personId: viewer.personId, key: form.key };
      await once(tx, sent, now, async () => {
        await decide(app, tx, report, form, now);
        const { decision } = form;
        const deed = {
          action: "report-decided",
          prisonerId: report.prisonerId,
          detail: { decision },
        } as const;
        await recordDeed(tx, viewer, deed, now);
        return "";
      });
      return { ok: true };
    }),
  );
}

type FoundReport = NonNullable<Awaited<ReturnType<typeof findReport>>>;

async function decide(app: App, tx: Tx, report: FoundReport, form: DecisionForm, now: Date): Promise<void> {
  const { id, prisonerId, correspondenceId, personId } = report;
  const writer =
    correspondenceId === null
      ? await findWriter(tx, prisonerId, form.signature)
      : { id: correspondenceId, personId };
  const verdict = judgeDecision({ ...report, reported: reportedOf(writer) }, form.decision);
  if (!verdict.ok) throw new Refused(verdict);
  const decided = { decision: form.decision, decidedAt: now.toISOString() };
  const isMine = await decideReportRow(tx, id, { ...decided, correspondenceId: writer?.id ?? null });
  if (!isMine) throw new StaleRow();
  if (writer) await carryOut(app, tx, { ...writer, prisonerId }, form.decision, now);
}

/** Whom a report is about, as far as anything can be decided about them. */
export function reportedOf(writer: { personId: string | null } | undefined): Reported {
  if (!writer) return "nobody";
  return writer.personId === null ? "writer" : "account";
}

async function carryOut(
  app: App,
  tx: Tx,
  writer: { id: string; prisonerId: string; personId: string | null },
  decision: ReportDecision,
  now: Date,
): Promise<void> {
  if (decision === "no-harm") return;
  await stopWriters(app, tx, writer.prisonerId, ({ id }) => id === writer.id, now);
  if (decision === "account-closed" && writer.personId !== null) await closeAccount(tx, writer.personId, now);
}
