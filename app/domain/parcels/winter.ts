import { dayNumber } from "../dates/day-numbers";
import { type DateISO, dayAfter } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import type { ClimateZone } from "../facilities/kinds";
import { openAllowances } from "./allowance";
import type { AllowanceReason, ParcelFacts } from "./allowance-types";
import { isMovable, type LedgerEntry, slotUseOf } from "./ledger";
import { DEFAULT_RHYTHM_WEEKS, planParcels, USUAL_GRAMS } from "./plan";
import type { ParcelPlan, PlannedEntry } from "./plan-types";
import { celebrationsIn, warmNeeds } from "./season";
import { daysOf } from "./slots";

/** How far ahead a winter is planned: until the next plan is made there is time enough. */
export const WINTER_DAYS = 182;
/** Two food parcels of which nobody would plan the second, had they known of the first. */
const FOOD_BESIDE_DAYS = 14;
/** The same of warm things: one parcel of them serves a season. */
const WARM_BESIDE_DAYS = 120;

export interface WinterPerson {
  facts: ParcelFacts;
  birth: PartialDate;
  zone: ClimateZone | null;
}

/**
 * What to plan anew for somebody's coming half year, of what the rules allow without asking; whatever stands planned
 * already stays where it is. `conflicts` say why there is nothing, or nothing warm in time.
 */
export function planWinter({ facts, birth, zone }: WinterPerson): {
  entries: PlannedEntry[];
  conflicts: ParcelPlan["conflicts"];
} {
  const needs = {
    rhythmWeeks: DEFAULT_RHYTHM_WEEKS,
    warm: zone ? warmNeeds(facts.rules.seasons[zone], facts.overrides, facts.today, WINTER_DAYS) : [],
    celebrations: celebrationsIn(birth.precision === "day" ? birth.date : null, facts.today, WINTER_DAYS),
    grams: USUAL_GRAMS,
  };
  const { entries, conflicts } = planParcels({ facts: { ...facts, ledger: facts.ledger.map(held) }, needs });
  const last = dayAfter(facts.today, WINTER_DAYS);
  const isNew = ({ ledgerId, answer, on }: PlannedEntry) =>
    ledgerId === null && answer === "yes" && on <= last;
  return { entries: entries.filter(isNew), conflicts };
}

export interface WinterLine {
  purpose: "warm" | "food" | "celebration";
  arriveOn: DateISO;
  sendBy: DateISO;
  grams: number;
}

export type WinterVerdict =
  | { ok: true }
  | { ok: false; reason: "too-late" | "planned-already" | AllowanceReason };

/**
 * Whether a line of a plan may still be carried out: there is time to send it, nobody else has planned the same since
 * (`since`: entries noted after the plan was made), and the rules say yes.
 */
export function decideWinterLine(
  facts: ParcelFacts,
  { purpose, arriveOn, sendBy, grams }: WinterLine,
  since: readonly LedgerEntry[],
): WinterVerdict {
  if (sendBy < facts.today) return { ok: false, reason: "too-late" };
  const day = dayNumber(arriveOn);
  const within = purpose === "warm" ? WARM_BESIDE_DAYS : FOOD_BESIDE_DAYS;
  const isBeside = (entry: LedgerEntry) =>
    slotUseOf(entry.state) !== "frees" &&
    (entry.purpose === "warm") === (purpose === "warm") &&
    Math.abs(daysOf(entry.on).until - day) <= within;
  if (since.some(isBeside)) return { ok: false, reason: "planned-already" };
  const asked = { kind: "parcel" as const, day, grams, isOutsideCount: false };
  const { answer, reason } = openAllowances(facts).on(asked);
  return answer === "yes" ? { ok: true } : { ok: false, reason };
}

/** As if it were packed: no plan moves it. */
function held(entry: LedgerEntry): LedgerEntry {
  return isMovable(entry) ? { ...entry, state: "packed" } : entry;
}
