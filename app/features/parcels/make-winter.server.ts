import { inTransaction } from "#db/connection.server";
import { insertAll } from "#db/repositories/bulk";
import { findPlannable } from "#db/repositories/parcels";
import { changeAttempt } from "#db/repositories/plans";
import type { NewRow } from "#db/schema";
import { planWinter } from "~/domain/parcels/winter";
import { endedStatuses } from "~/domain/prisoners/custody";
import type { PlanWork } from "~/features/plans/lines.server";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";
import type { Progress } from "~/platform/jobs/thread.server";
import { type ParcelCase, readCases } from "./facts.server";
import type { WinterFigures } from "./winter-figures";

/** People read at a time. */
const CHUNK = 200;
/** People named for each reason. */
const NAMED_MOST = 30;

type Line = NewRow<"parcelPlanLine"> & { name: string };

/** Plans the coming half year for everybody whose family agreed to parcels, and keeps the lines with their figures. */
export async function makeWinter(app: App, { id, attempt, now }: PlanWork, tell: Progress): Promise<void> {
  const ids = await findPlannable(app.db, endedStatuses);
  const figures = noFigures(ids.length);
  const lines: Line[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const cases = await readCases(app, app.db, ids.slice(from, from + CHUNK), new Date(now));
    for (const found of cases.values()) lines.push(...planFor(found, id, figures));
    tell(Math.min(from + CHUNK, ids.length), ids.length);
  }
  figures.people = new Set(lines.map(({ prisonerId }) => prisonerId)).size;
  figures.blocked.sort((a, b) => b.count - a.count);
  lines.sort(byDayAndName);
  const rows = lines.map(({ name, ...line }) => line);
  await inTransaction(app.db, async (tx) => {
    const end = { state: "ready", inputHash: digest(JSON.stringify(rows)), changedAt: now } as const;
    const kept = { ...end, figures: JSON.stringify(figures), attempt: null, leaseUntil: null };
    if (await changeAttempt(tx, id, attempt, kept)) await insertAll(tx, "parcelPlanLine", rows);
  });
}

/** The lines of one person; what stands in their way is counted into the figures. */
function planFor({ facts, prisoner, stay }: ParcelCase, planId: string, figures: WinterFigures): Line[] {
  const birth = { date: prisoner.birthDate, precision: prisoner.birthPrecision };
  const { entries, conflicts } = planWinter({ facts, birth, zone: stay?.climateZone ?? null });
  const blocked = conflicts.find(({ of }) => of === "blocked");
  if (blocked?.of === "blocked") count(blockedBy(figures, blocked.because), prisoner.id);
  else if (conflicts.some(({ of }) => of === "warm")) count(figures.late, prisoner.id);
  return entries.map(({ purpose, on, sendBy, grams, reason }) => {
    const use = purpose === "family" ? "food" : purpose;
    figures.parcels[use] += 1;
    return {
      ...{ planId, prisonerId: prisoner.id, name: prisoner.name, purpose: use, arriveOn: on, sendBy },
      ...{ grams: grams ?? 0, why: reason, state: "proposed" as const, reason: null, parcelId: null },
    };
  });
}

function noFigures(looked: number): WinterFigures {
  const parcels = { warm: 0, food: 0, celebration: 0 };
  return { looked, people: 0, parcels, blocked: [], late: { count: 0, prisonerIds: [] } };
}

function blockedBy({ blocked }: WinterFigures, reason: WinterFigures["blocked"][number]["reason"]) {
  const known = blocked.find((each) => each.reason === reason);
  if (known) return known;
  const added = { reason, count: 0, prisonerIds: [] };
  blocked.push(added);
  return added;
}

function count(group: { count: number; prisonerIds: string[] }, prisonerId: string): void {
  group.count += 1;
  if (group.prisonerIds.length < NAMED_MOST) group.prisonerIds.push(prisonerId);
}

function byDayAndName(a: Line, b: Line): number {
  return a.arriveOn < b.arriveOn ? -1 : a.arriveOn > b.arriveOn ? 1 : a.name < b.name ? -1 : 1;
}
