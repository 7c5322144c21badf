import { type DayNumber, dateOfNumber, dayNumber } from "../dates/day-numbers";
import type {
  AllowanceAnswer,
  AllowanceReason,
  Answer,
  ParcelFacts,
  ParcelQuestion,
} from "./allowance-types";
import { type Hindrance, hindranceOn, hindranceToday } from "./custody-answer";
import { judgeLimits } from "./judge-limits";
import type { ParcelKind } from "./ledger";
import { journeyDays, type Places, placesOf } from "./places";
import type { RuleSource } from "./rules";
import { type SanctionDays, sanctionDays } from "./sanction-days";
import { countedAs, type Slot, slotsOf } from "./slots";

/** How far ahead the next day with a yes is looked for. */
export const LOOK_AHEAD_DAYS = 400;

/**
 * Whether something of this kind and weight may arrive on that day. Of several rules that hold the strictest decides;
 * where ways of counting disagree the answer is `ask`. One more entry never makes a `no` a `yes`.
 * Source: parcels.md, The answer for a day; domain.md §2 and §5.
 */
export function allowance(facts: ParcelFacts, question: ParcelQuestion): AllowanceAnswer {
  const book = openAllowances(facts);
  const { kind, grams, isOutsideCount = false, sentOn } = question;
  const asked = { kind, grams, isOutsideCount, day: dayNumber(question.day) };
  const verdict = book.on(sentOn === undefined ? asked : { ...asked, sentOn: dayNumber(sentOn) });
  const { source, ...rest } = verdict;
  return { ...rest, rule: source, nextYes: nextYes(book, asked, verdict.answer) };
}

export interface Asked {
  kind: ParcelKind;
  day: DayNumber;
  grams: number | null;
  sentOn?: DayNumber;
  isOutsideCount: boolean;
}

export type Verdict = Omit<AllowanceAnswer, "rule" | "nextYes"> & { source: RuleSource };

/** A ledger that differs: an entry left out, when one asks for that entry itself, or more held than it holds. */
export interface LedgerChange {
  without?: string;
  more?: readonly Slot[];
}

/** The facts of one prisoner made ready for many questions. */
export interface Allowances {
  facts: ParcelFacts;
  places: Places;
  sanctions: SanctionDays;
  slots: readonly Slot[];
  today: Hindrance | null;
  on(asked: Asked, change?: LedgerChange): Verdict;
}

/** Reads the facts once; every question after that costs a look at the ledger. */
export function openAllowances(facts: ParcelFacts): Allowances {
  const places = placesOf(facts);
  const sanctions = sanctionDays(facts.sanctions, facts.rules);
  const slots = slotsOf(facts, places, sanctions);
  const today = hindranceToday(facts);
  const on = (asked: Asked, { without, more = [] }: LedgerChange = {}): Verdict => {
    const { kind, day, grams } = asked;
    const heaviest = facts.rules.heaviest[kind];
    if (grams !== null && grams > heaviest.grams) return unlimited("no", "too-heavy", heaviest.source);
    if (today?.answer === "no") return unlimited(today.answer, today.reason, today.source);
    const sentOn = asked.sentOn ?? day - journeyDays(facts, kind);
    const way = hindranceOn(facts, places, sanctions, sentOn, day);
    if (way?.answer === "no") return unlimited(way.answer, way.reason, way.source);
    const kept = without === undefined ? slots : slots.filter(({ id }) => id !== without);
    const others = more.length === 0 ? kept : [...kept, ...more];
    const found = asked.isOutsideCount
      ? unlimited("yes", "no-limit", facts.rules.custody)
      : judgeLimits(
          { facts, places, slots: others, single: sanctions.singleIn(sentOn, day) },
          asked,
          countedAs(kind),
        );
    const first = today ?? way;
    if (found.answer === "no" || first === null) return found;
    return { ...found, answer: "ask", reason: first.reason, source: first.source };
  };
  return { facts, places, sanctions, slots, today, on };
}

/** A verdict that no figure stands behind. */
export function unlimited(answer: Answer, reason: AllowanceReason, source: RuleSource): Verdict {
  return { answer, reason, source, used: 0, held: 0, limit: null, gramsLeft: null };
}

function nextYes(book: Allowances, asked: Asked, now: Answer): AllowanceAnswer["nextYes"] {
  if (book.today !== null) return null;
  const isYes = (day: DayNumber) => book.on({ ...asked, day }).answer === "yes";
  const last = asked.day + LOOK_AHEAD_DAYS;
  let from = asked.day + (now === "yes" ? 0 : 1);
  while (from <= last && !isYes(from)) from++;
  if (from > last) return null;
  let until = from;
  while (until < last && isYes(until + 1)) until++;
  return { from: dateOfNumber(from), until: dateOfNumber(until) };
}
