import type { Tx } from "#db/connection.server";
import { findBatch, findPlannable, insertParcels } from "#db/repositories/parcels";
import type { Viewer } from "~/domain/access/roles";
import { dayAfter } from "~/domain/dates/instants";
import { DEFAULT_RHYTHM_WEEKS, planParcels, USUAL_GRAMS } from "~/domain/parcels/plan";
import type { PlannedEntry } from "~/domain/parcels/plan-types";
import { celebrationsIn, warmNeeds } from "~/domain/parcels/season";
import { endedStatuses } from "~/domain/prisoners/custody";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { cancelEntry } from "./cancel.server";
import { type ParcelCase, readCases } from "./facts.server";
import { lockCase, newEntry } from "./plan-entry.server";

/** People planned for in one go, and how far ahead. */
const PEOPLE_MOST = 50;
const AHEAD_DAYS = 182;

/** What would be planned for everybody whose family agreed, for the coming half year; nothing is written. */
export async function previewWinter(app: App, now: Date) {
  const ids = await findPlannable(app.db, endedStatuses, PEOPLE_MOST);
  const cases = await readCases(app, app.db, ids, now);
  const people = [...cases.values()].map((found) => ({
    prisonerId: found.prisoner.id,
    name: found.prisoner.name,
    nameLatin: found.prisoner.nameLatin,
    entries: newIn(found).map(({ purpose, on, sendBy, reason }) => ({ purpose, on, sendBy, reason })),
  }));
  const planned = people.filter(({ entries }) => entries.length > 0);
  return { people: planned, looked: people.length, seen: markOf(planned) };
}

/**
 * Plans it, each person in a transaction that asks the rules again, so that what somebody planned meanwhile stands.
 * Answers the mark of what was planned, by which it can be taken back; `changed`: it was no longer what was shown.
 */
export async function planWinter(
  app: App,
  viewer: Viewer,
  { seen, key }: { seen: string; key: string },
  now: Date,
): Promise<{ ok: true; batch: string } | { ok: false; reason: "changed" }> {
  const batch = digest(`winter ${viewer.personId} ${key}`).slice(0, 22);
  if ((await findBatch(app.db, batch)).length > 0) return { ok: true, batch };
  const preview = await previewWinter(app, now);
  if (preview.seen !== seen) return { ok: false, reason: "changed" };
  for (const { prisonerId } of preview.people) {
    await retrying(app.db, async (tx) => {
      const sent = { purpose: `winter ${prisonerId}`, personId: viewer.personId, key };
      await once(tx, sent, now, () => planFor(app, tx, viewer, { prisonerId, batch }, now));
    });
  }
  return { ok: true, batch };
}

/** Takes back what was planned in one go, but what somebody has packed or sent since. */
export async function undoWinter(app: App, viewer: Viewer, batch: string, now: Date): Promise<boolean> {
  const rows = await findBatch(app.db, batch);
  for (const { id, state } of rows) if (state === "planned") await cancelEntry(app, viewer, id, now);
  return rows.length > 0;
}

/** How many entries were planned in one go, and still stand. */
export async function countBatch(app: App, batch: string): Promise<number> {
  return (await findBatch(app.db, batch)).filter(({ state }) => state !== "cancelled").length;
}

async function planFor(
  app: App,
  tx: Tx,
  viewer: Viewer,
  { prisonerId, batch }: { prisonerId: string; batch: string },
  now: Date,
): Promise<string> {
  const found = await lockCase(app, tx, prisonerId, now);
  if (!found) return "";
  const rows = newIn(found).map(({ purpose, on, grams }) => {
    const entry = { kind: "parcel", who: "volunteers", purpose, day: on, grams } as const;
    return { ...newEntry(found, entry, now), batch };
  });
  await insertParcels(tx, rows);
  const detail = { parcels: rows.length };
  await recordDeed(tx, viewer, { action: "winter-planned", prisonerId, detail }, now);
  return "";
}

/** New entries of the plan that the rules allow, in the coming half year. */
function newIn({ facts, prisoner, stay }: ParcelCase): readonly PlannedEntry[] {
  const season = stay?.climateZone ? facts.rules.seasons[stay.climateZone] : null;
  const birthday = prisoner.birthPrecision === "day" ? prisoner.birthDate : null;
  const needs = {
    rhythmWeeks: DEFAULT_RHYTHM_WEEKS,
    warm: season ? warmNeeds(season, facts.overrides, facts.today, AHEAD_DAYS) : [],
    celebrations: celebrationsIn(birthday, facts.today, AHEAD_DAYS),
    grams: USUAL_GRAMS,
  };
  const last = dayAfter(facts.today, AHEAD_DAYS);
  return planParcels({ facts, needs }).entries.filter(
    ({ ledgerId, answer, on }) => ledgerId === null && answer === "yes" && on <= last,
  );
}

function markOf(people: readonly { prisonerId: string; entries: readonly { on: string }[] }[]): string {
  const lines = people.map(({ prisonerId, entries }) =>
    [prisonerId, ...entries.map(({ on }) => on)].join(" "),
  );
  return digest(lines.join("\n")).slice(0, 22);
}
