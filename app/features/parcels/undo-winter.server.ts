import type { Tx } from "#db/connection.server";
import { findItems } from "#db/repositories/parcel-items";
import { findPacker } from "#db/repositories/parcel-packers";
import { findParcelPlanLine, moveParcelPlanLine } from "#db/repositories/parcel-plan-lines";
import type { Row } from "#db/schema";
import { retrying } from "~/features/correspondence/change.server";
import { eachLine, endLines, type PlanWork } from "~/features/plans/lines.server";
import type { App } from "~/platform/app.server";
import type { Progress } from "~/platform/jobs/thread.server";
import { cancelRow } from "./cancel.server";
import { lockCaseOf } from "./plan-entry.server";

/** Why a parcel that a plan gave stays: somebody took it on, moved or listed it, or it was given up already. */
type KeptReason = "begun" | "worked-on" | "given-back";

/** Takes back what a plan gave, parcel by parcel, where nobody has taken it on or worked at it yet. */
export async function undoWinter(app: App, work: PlanWork, tell: Progress): Promise<void> {
  await eachLine(app, work, "applied", tell, (id) => undoLine(app, id, new Date(work.now)));
  await endLines(app, work, async () => "undone");
}

async function undoLine(app: App, id: number, now: Date): Promise<void> {
  await retrying(app.db, async (tx) => {
    const line = await findParcelPlanLine(tx, id);
    if (line?.state !== "applied" || line.parcelId === null) return;
    const row = (await lockCaseOf(app, tx, line.parcelId, now))?.row;
    const kept = row ? await keptBecause(tx, row, line) : "given-back";
    if (row && kept === null) await cancelRow(tx, row, now);
    const change =
      kept === null ? ({ state: "undone", parcelId: null } as const) : ({ state: "kept" } as const);
    await moveParcelPlanLine(tx, id, "applied", { ...change, reason: kept });
  });
}

async function keptBecause(
  tx: Tx,
  row: Row<"parcel">,
  { arriveOn, grams }: Row<"parcelPlanLine">,
): Promise<KeptReason | null> {
  if (row.state === "cancelled") return "given-back";
  if (row.state !== "planned" || (await findPacker(tx, row.id)) !== undefined) return "begun";
  const items = await findItems(tx, [row.id]);
  if (items.some(({ pledged }) => pledged > 0)) return "begun";
  const isAsPlanned = row.plannedOn === arriveOn && row.estimatedGrams === grams;
  return items.length > 0 || !isAsPlanned ? "worked-on" : null;
}
