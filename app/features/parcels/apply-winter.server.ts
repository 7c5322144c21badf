import type { Tx } from "#db/connection.server";
import {
  findParcelPlanLine,
  findParcelsOfPlan,
  moveParcelPlanLine,
} from "#db/repositories/parcel-plan-lines";
import { insertParcels } from "#db/repositories/parcels";
import { findPlan } from "#db/repositories/plans";
import type { Row } from "#db/schema";
import { decideWinterLine, type WinterVerdict } from "~/domain/parcels/winter";
import { retrying } from "~/features/correspondence/change.server";
import { eachLine, endApplication, type PlanWork } from "~/features/plans/lines.server";
import type { App } from "~/platform/app.server";
import type { Progress } from "~/platform/jobs/thread.server";
import type { ParcelCase } from "./facts.server";
import { asLedger } from "./ledger";
import { lockCase, newEntry } from "./plan-entry.server";

/**
 * Plans the chosen parcels, each judged anew in a transaction of its own with everybody else who plans for this person
 * waiting. What changed meanwhile is noted beside its line and harms no other.
 */
export async function applyWinter(app: App, work: PlanWork, tell: Progress): Promise<void> {
  const plan = await findPlan(app.db, work.id);
  if (!plan) return;
  await eachLine(app, work, "chosen", tell, (id) => applyLine(app, plan, id, new Date(work.now)));
  await endApplication(app, work);
}

async function applyLine(app: App, plan: Row<"plan">, id: number, now: Date): Promise<void> {
  await retrying(app.db, async (tx) => {
    const line = await findParcelPlanLine(tx, id);
    if (line?.state !== "chosen") return;
    const found = await lockCase(app, tx, line.prisonerId, now);
    const verdict = found ? await judgeLine(tx, plan, found, line) : ({ ok: false, reason: "gone" } as const);
    if (!found || !verdict.ok) {
      const reason = verdict.ok ? null : verdict.reason;
      await moveParcelPlanLine(tx, id, "chosen", { state: "changed", reason });
      return;
    }
    const { purpose, arriveOn: day, grams } = line;
    const entry = newEntry(found, { kind: "parcel", who: "volunteers", purpose, day, grams }, now);
    await insertParcels(tx, [entry]);
    await moveParcelPlanLine(tx, id, "chosen", { state: "applied", reason: null, parcelId: entry.id });
  });
}

/** Whether a line may still be carried out, by what stands in the ledger now. */
export async function judgeLine(
  tx: Tx,
  plan: Pick<Row<"plan">, "id" | "createdAt">,
  { facts, rows }: ParcelCase,
  line: Row<"parcelPlanLine">,
): Promise<WinterVerdict> {
  const own = new Set(await findParcelsOfPlan(tx, plan.id, line.prisonerId));
  const since = rows.filter((row) => row.recordedAt > plan.createdAt && !own.has(row.id));
  return decideWinterLine(facts, line, asLedger(since));
}
