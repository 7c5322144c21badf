import { findParcel } from "#db/repositories/parcels";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { ParcelKind } from "~/domain/parcels/ledger";
import { freeStretches, parcelYear } from "~/domain/parcels/year";
import { openNeeds } from "~/features/family/needs.server";
import type { App } from "~/platform/app.server";
import { missing } from "~/platform/http/require.server";
import { askFor, factsFor } from "./ask";
import { isCancellable } from "./cancel.server";
import { judgeOf } from "./course.server";
import { type ParcelCase, readCase } from "./facts.server";
import { gramsOf } from "./ledger";
import { mayChange, mayPlanFor } from "./plan-entry.server";
import { openWanted } from "./wanted.server";

type Parcel = Row<"parcel">;
const WINDOWS_MOST = 4;
const open: readonly string[] = ["planned", "packed", "sent"];

/**
 * The parcels of one prisoner as a relative or the desk sees them: what may come and when, what is planned, what came,
 * and what is needed. Null where the viewer has no business.
 */
export async function readLedger(app: App, viewer: Viewer, prisonerId: string, now: Date) {
  if (!(await mayPlanFor(app.db, viewer, prisonerId))) return null;
  const found = await readCase(app, app.db, prisonerId, now);
  if (!found) return null;
  const { prisoner, stay, rows, facts } = found;
  const entries = rows.map((row) => entryOf(found, viewer, row));
  return {
    id: prisoner.id,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    facilityName: stay?.facilityName ?? null,
    today: facts.today,
    answers: (["parcel", "packet"] as const).map((kind) => answerFor(found, viewer, kind)),
    ...yearOf(found, viewer),
    coming: entries.filter(({ state }) => open.includes(state)),
    past: entries.filter(({ state }) => !open.includes(state)).reverse(),
    ...(await openNeeds(app, prisoner.id)),
    wanted: await openWanted(app, prisoner.id),
  };
}

export type LedgerData = NonNullable<Awaited<ReturnType<typeof readLedger>>>;
export type EntryLine = ReturnType<typeof entryOf>;

/** Without business with this prisoner's parcels there is nothing here. */
export async function requireLedger(app: App, viewer: Viewer, prisonerId: string): Promise<void> {
  if (!(await mayPlanFor(app.db, viewer, prisonerId))) throw missing();
}

/** The same, and an entry of this prisoner; anything else is not there. */
export async function requireEntry(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  parcelId: string,
): Promise<Parcel> {
  await requireLedger(app, viewer, prisonerId);
  const row = await findParcel(app.db, parcelId);
  if (row?.prisonerId !== prisonerId) throw missing();
  return row;
}

function entryOf(found: ParcelCase, viewer: Viewer, row: Parcel) {
  const { id, kind, state, who, purpose, plannedOn, sentOn, endedOn, endedPrecision, refusal } = row;
  const isPlanned = state === "planned" || state === "packed";
  const answer = isPlanned ? judgeOf(found, row) : null;
  return {
    ...{ id, kind, state, who, purpose, plannedOn, sentOn, endedOn, endedPrecision, refusal },
    grams: gramsOf(row),
    mayChange: mayChange(viewer, row),
    isCancellable: mayChange(viewer, row) && isCancellable(row),
    /** Why it may not come, or only after asking; null where all is well. */
    conflict: answer && answer.answer !== "yes" ? { answer: answer.answer, because: answer.reason } : null,
  };
}

/** What the rules say today of one kind. */
function answerFor({ facts }: ParcelCase, { role }: Viewer, kind: ParcelKind) {
  const who = role === "family" ? ("family" as const) : ("volunteers" as const);
  const answer = askFor(facts, { kind, who, day: facts.today, grams: null });
  return { kind, ...answer };
}

/** The year as a picture, and the next stretches of it in which a parcel may arrive. */
function yearOf({ facts, stay }: ParcelCase, { role }: Viewer) {
  const season = stay?.climateZone ? facts.rules.seasons[stay.climateZone] : null;
  const year = parcelYear(factsFor(facts, role === "family" ? "family" : "volunteers"), season);
  return { year, windows: freeStretches(year.answers).slice(0, WINDOWS_MOST) };
}
