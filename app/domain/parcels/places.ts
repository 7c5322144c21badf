import { type DayNumber, dateOfNumber, dayNumber } from "../dates/day-numbers";
import { spanOf } from "../dates/span";
import type { FacilityKind, Regime } from "../facilities/kinds";
import { regimes } from "../facilities/kinds";
import type { ParcelFacts, ParcelStay } from "./allowance-types";
import type { ParcelKind } from "./ledger";
import { type LimitHere, limitHere } from "./limit-here";
import type { AllowanceRule, CountedAs } from "./rules";

/** What the rules say on a day at the place of that day: one limit, or several where the regime is not known. */
export interface DayRule {
  kind: FacilityKind | null;
  parcels: readonly LimitHere[];
  packets: readonly LimitHere[];
}

/** Where somebody is held, and by which rows of the table, day by day. */
export interface Places {
  ruleOn(day: DayNumber): DayRule;
  limitsOn(day: DayNumber, as: CountedAs): readonly LimitHere[];
  isRemandOn(day: DayNumber): boolean;
  /** The first day of the stay of that day, as late as it may have begun; null: not known. */
  arrivedBy(day: DayNumber): DayNumber | null;
  /** Days on which another rule begins, in order. */
  turns: readonly DayNumber[];
}

/** Days from sending to arriving; what is handed in at the window has no journey. */
export function journeyDays({ parcelDays, rules }: ParcelFacts, kind: ParcelKind): number {
  return kind === "delivery" ? 0 : (parcelDays ?? rules.usualParcelDays);
}

export function placesOf(facts: ParcelFacts): Places {
  const starts = facts.stays.map((stay) => ({ stay, from: startOf(stay) }));
  const turns = turnsOf(
    facts,
    starts.map(({ from }) => from),
  );
  const rules = new Map<number, DayRule>();
  const stayOn = (day: DayNumber): ParcelStay | null => {
    const found = starts.findLast(({ from }) => from <= day)?.stay ?? null;
    return found && day <= endOf(found) ? found : null;
  };
  const ruleOn = (day: DayNumber): DayRule => {
    let at = turns.length - 1;
    while (at >= 0 && (turns[at] as number) > day) at--;
    let rule = rules.get(at);
    if (rule === undefined) {
      rule = ruleOf(
        facts,
        stayOn(at < 0 ? day : (turns[at] as number)),
        at < 0 ? day : (turns[at] as number),
      );
      rules.set(at, rule);
    }
    return rule;
  };
  return {
    ruleOn,
    limitsOn: (day, as) => ruleOn(day)[as],
    isRemandOn: (day) => {
      const kind = stayOn(day)?.kind ?? null;
      return kind !== null && facts.rules.remand.kinds.includes(kind);
    },
    arrivedBy: (day) => {
      const until = spanOf(stayOn(day)?.from ?? { date: null, precision: "unknown" }).until;
      return until === null ? null : dayNumber(until);
    },
    turns,
  };
}

function ruleOf(facts: ParcelFacts, stay: ParcelStay | null, day: DayNumber): DayRule {
  const rows = stay?.kind ? rowsFor(facts, stay.kind, stay.regime, day) : [];
  const date = dateOfNumber(day);
  const unknown: LimitHere = { of: "ask", reason: "no-rule", source: facts.rules.custody };
  const here = (as: CountedAs) =>
    rows.length === 0 ? [unknown] : rows.map((row) => limitHere(row, as, facts, date));
  return { kind: stay?.kind ?? null, parcels: here("parcels"), packets: here("packets") };
}

/** The rows of the table that hold: the first that fits, and where the regime is not known the first for each. */
function rowsFor(
  facts: ParcelFacts,
  kind: FacilityKind,
  regime: Regime | null,
  day: DayNumber,
): AllowanceRule[] {
  const { person, rules } = facts;
  const arrival = rules.arrivalConditions;
  const noted = person.conditions.findLast(({ since }) => dayNumber(since) <= day)?.conditions;
  const conditions = noted ?? (person.isLifeSentence ? arrival.lifeSentence : arrival.usual);
  const exempt = exemptionOn(facts, day);
  const rowFor = (of: Regime | null, isExempt: boolean) =>
    rules.allowances.find(
      (row) =>
        row.kinds.includes(kind) &&
        (row.regime === undefined || row.regime === of) &&
        (row.conditions === undefined || row.conditions === conditions) &&
        (row.gender === undefined || row.gender === person.gender) &&
        (row.isLifeSentence === undefined || row.isLifeSentence === person.isLifeSentence) &&
        (row.isExempt === undefined || row.isExempt === isExempt),
    );
  const found = (regime === null ? regimes : [regime]).flatMap((of) =>
    (exempt === "maybe" ? [true, false] : [exempt === "yes"]).map((isExempt) => rowFor(of, isExempt)),
  );
  return [...new Set(found.filter((row) => row !== undefined))];
}

function exemptionOn({ person }: ParcelFacts, day: DayNumber): "yes" | "no" | "maybe" {
  const date = dateOfNumber(day);
  const noted = person.exemptions.some(
    ({ from, until }) => (from === null || from <= date) && (until === null || date <= until),
  );
  if (noted) return "yes";
  const { from, until } = comesOfAge(person.birth);
  if (from === null || until === null || until <= date) return "no";
  return date < from ? "yes" : "maybe";
}

/** The earliest and the latest day on which somebody turns 18. */
export function comesOfAge(birth: ParcelFacts["person"]["birth"]): {
  from: string | null;
  until: string | null;
} {
  const { from, until } = spanOf(birth);
  const later = (date: string) => `${Number(date.slice(0, 4)) + 18}${date.slice(4)}`;
  return { from: from === null ? null : later(from), until: until === null ? null : later(until) };
}

function turnsOf(facts: ParcelFacts, starts: readonly DayNumber[]): DayNumber[] {
  const { person, overrides, stays } = facts;
  const ofAge = comesOfAge(person.birth);
  const dates = [
    ...person.conditions.map(({ since }) => since),
    ...overrides.map(({ since }) => since),
    ...person.exemptions.map(({ from }) => from),
    ofAge.from,
    ofAge.until,
  ].flatMap((date) => (date === null ? [] : [dayNumber(date)]));
  const after = person.exemptions.flatMap(({ until }) => (until === null ? [] : [dayNumber(until) + 1]));
  const ends = stays.map((stay) => endOf(stay) + 1);
  return [...new Set([...starts, ...ends, ...dates, ...after])].sort((a, b) => a - b);
}

/** A stay begins as early as it may have; one whose beginning nobody knows has always been. */
function startOf({ from }: ParcelStay): DayNumber {
  const { from: first } = spanOf(from);
  return first === null ? -1_000_000 : dayNumber(first);
}

function endOf({ until }: ParcelStay): DayNumber {
  const last = spanOf(until).until;
  return last === null ? 1_000_000 : dayNumber(last);
}
