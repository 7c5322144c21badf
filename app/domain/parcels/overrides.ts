import type { DateISO } from "../dates/instants";
import type { Override } from "../facilities/overrides";
import { catalogue, itemCategories } from "./catalogue";

/**
 * Rules a coordinator may set aside for a facility or a prisoner. `lifted`: the rule does not hold here. `changed` with
 * a figure: the figure holds instead; without one the answer is to ask, for nobody reads the note but people.
 */
export const parcelRuleCodes = [
  /** Figure: parcels and hand-deliveries a year. */
  "parcels-a-year",
  /** Figure: packets a year. */
  "packets-a-year",
  /** Figure: grams in a calendar month. */
  "grams-a-month",
  /** Figure: days between two. Lifted: the place counts by the year alone. */
  "interval",
  /** Lifted: the place counts by the interval alone. */
  "rolling-year",
  /** Figure: the day by which warm things should arrive, month × 100 + day (920: 20 September). */
  "warm-by",
  /** Changed: clothes of another colour than black are worn here. */
  "clothes-colour",
] as const;
export type ParcelRuleCode = (typeof parcelRuleCodes)[number];

/** An override of a rule for parcels; `rule` is a ParcelRuleCode or `item-` and a category or item of the catalogue. */
export type ParcelOverride = Override & { figure: number | null };

const itemRules = new Set([...itemCategories, ...catalogue.map(({ id }) => id)].map((of) => `item-${of}`));

/** Whether a rule is one of parcels: a code, or a thing or group of the catalogue. */
export function isParcelRule(rule: string): boolean {
  return parcelRuleCodes.some((code) => code === rule) || itemRules.has(rule);
}

/** What a figure of a rule counts; null where the rule has none. */
export const figureUnits: Readonly<Record<ParcelRuleCode, "times" | "days" | "grams" | "month-day" | null>> =
  {
    "parcels-a-year": "times",
    "packets-a-year": "times",
    "grams-a-month": "grams",
    interval: "days",
    "rolling-year": null,
    "warm-by": "month-day",
    "clothes-colour": null,
  };

/** The word that holds for a rule on a day: the person's before the place's, a later one before an earlier. */
export function overrideOf(
  overrides: readonly ParcelOverride[],
  rule: string,
  day: DateISO,
): ParcelOverride | null {
  const meant = overrides.filter((each) => each.rule === rule && each.since <= day);
  return (
    meant.findLast(({ of }) => of === "prisoner") ?? meant.findLast(({ of }) => of === "facility") ?? null
  );
}
