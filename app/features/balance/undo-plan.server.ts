import type { Tx } from "#db/connection.server";
import { deleteCorrespondence, findCorrespondence } from "#db/repositories/correspondence";
import { findPlanLine, isAnyGiven, moveLine } from "#db/repositories/plan-lines";
import { findPlan } from "#db/repositories/plans";
import { findHangingOnCorrespondences } from "#db/repositories/sheet-undo";
import { withdrawHeir } from "#db/repositories/successions";
import { forgetRequest, reopenWish } from "#db/repositories/wishes";
import { lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import { isUntouched } from "~/domain/balance/request";
import { changeCorrespondence, retrying } from "~/features/correspondence/change.server";
import { eachLine, endLines, type PlanWork } from "~/features/plans/lines.server";
import { markForCompaction } from "~/features/retention/compact.server";
import type { App } from "~/platform/app.server";
import { Refused, refusable } from "~/platform/forms/refused";
import type { Progress } from "~/platform/jobs/thread.server";

/**
 * Takes back what a plan gave, line by line, where nothing came of it yet: the hold goes without a trace and the wish
 * stands again. What was begun stays, with the reason beside its line.
 */
export async function undoPlan(app: App, work: PlanWork, tell: Progress): Promise<void> {
  if (!(await findPlan(app.db, work.id))) return;
  await eachLine(app, work, "applied", tell, (id) => undoLine(app, id, new Date(work.now)));
  await endLines(app, work, async () => "undone");
}

async function undoLine(app: App, id: number, now: Date): Promise<void> {
  const kept = await refusable<KeptReason | null>(() =>
    retrying(app.db, async (tx) => {
      const line = await findPlanLine(tx, id);
      if (line?.state !== "applied") return null;
      await lockVolunteers(tx, [line.personId]);
      const row = line.correspondenceId ? await findCorrespondence(tx, line.correspondenceId) : undefined;
      if (!row || row.state === "closed") throw new Refused<KeptReason>("given-back");
      if (!isUntouched(row)) throw new Refused<KeptReason>("begun");
      await moveLine(tx, id, "applied", { state: "undone", reason: null, correspondenceId: null });
      await removeHold(tx, row, now);
      await reopenWish(tx, line.personId);
      if (!(await isAnyGiven(tx, line.planId, line.personId))) await forgetRequest(tx, line.personId);
      await markForCompaction(tx, now);
      return null;
    }),
  );
  if (kept !== null) await moveLine(app.db, id, "applied", { state: "kept", reason: kept });
}

/** The place is free again and who was to be succeeded waits for the next; anything else that hangs on it keeps it. */
async function removeHold(tx: Tx, row: Row<"correspondence">, now: Date): Promise<void> {
  await changeCorrespondence(tx, row, {
    ...{ state: "closed", closedReason: "released", closedAt: now.toISOString() },
    ...{ seat: "none", weightMilli: 0, dueAt: null },
  });
  await withdrawHeir(tx, row.id);
  if ((await findHangingOnCorrespondences(tx, [row.id])).size > 0) throw new Refused<KeptReason>("begun");
  await deleteCorrespondence(tx, row.id);
}

/** Written since, or longer held · given back, or run out. */
export type KeptReason = "begun" | "given-back";
