import { type DayNumber, dateOfNumber, dayNumber } from "../dates/day-numbers";
import type {
  AllowanceAnswer,
  AllowanceReason,
  Answer,
  ParcelFacts,
  ParcelQuestion,
} from "./allowance-types";
import { type Hindrance, hindranceOn, hindranceToday } from "./custody-answer";
import { figuresOf } from "./figures";
import { type Counted, type Judged, judgeLimits } from "./judge-limits";
import type { ParcelKind } from "./ledger";
import { journeyDays, type Places, placesOf } from "./places";
import type { RuleSource } from "./rules";
import { type SanctionDays, sanctionDays } from "./sanction-days";
import { countedAs, type Slot, slotsOf } from "./slots";
import { type Added, openTallies, type Tallies } from "./tallies";

/** How far ahead the next day with a yes is looked for. */
export const LOOK_AHEAD_DAYS = 400;

/**
 * Whether something of this kind and weight may arrive on that day. Of several rules that hold the strictest decides;
 * where ways of counting disagree the answer is `ask`. One more entry never makes a `no` a `yes`.
 * Source: parcels.md, The answer for a day; domain.md §2 and §5.
 */
export function allowance(facts: ParcelFacts, question: ParcelQuestion): AllowanceAnswer {
  const book = openAllowances(facts);
  const { sentOn, ...asked } = askedOf(question);
  const { source, ...rest } = book.on(sentOn === undefined ? asked : { ...asked, sentOn });
  return { ...rest, rule: source, nextYes: nextYes(book, asked, rest.answer) };
}

function askedOf({ kind, grams, isOutsideCount = false, day, sentOn }: ParcelQuestion): Asked {
  const asked = { kind, grams, isOutsideCount, day: dayNumber(day) };
  return sentOn === undefined ? asked : { ...asked, sentOn: dayNumber(sentOn) };
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
  more?: readonly Added[];
}

/** The facts of one prisoner made ready for many questions. */
export interface Allowances {
  facts: ParcelFacts;
  places: Places;
  sanctions: SanctionDays;
  slots: readonly Slot[];
  today: Hindrance | null;
  on(asked: Asked, change?: LedgerChange): Verdict;
  /** The answer of that verdict, with no figures reckoned. */
  answerOn(asked: Asked, change?: LedgerChange): Answer;
}

/** Reads the facts once; what a question counts is kept for the next. */
export function openAllowances(facts: ParcelFacts): Allowances {
  const places = placesOf(facts);
  const sanctions = sanctionDays(facts.sanctions, facts.rules);
  const slots = slotsOf(facts, places, sanctions);
  const today = hindranceToday(facts);
  const all = openTallies(slots);
  const left = new Map<string, Tallies>();
  const talliesWithout = (id: string | undefined): Tallies => {
    if (id === undefined) return all;
    const known = left.get(id) ?? openTallies(slots.filter((slot) => slot.id !== id));
    left.set(id, known);
    return known;
  };
  const ways = new Map<DayNumber, Hindrance | null>();
  const wayOf = ({ kind, day, sentOn }: Asked): Hindrance | null => {
    const begins = sentOn ?? day - journeyDays(facts, kind);
    if (kind !== "parcel" || sentOn !== undefined) return hindranceOn(facts, places, sanctions, begins, day);
    const known = ways.get(day);
    if (known !== undefined) return known;
    const found = hindranceOn(facts, places, sanctions, begins, day);
    ways.set(day, found);
    return found;
  };

  const judge = (asked: Asked, { without, more = none }: LedgerChange): Judged => {
    const { kind, grams } = asked;
    const heaviest = facts.rules.heaviest[kind];
    if (grams !== null && grams > heaviest.grams) return no("too-heavy", heaviest.source);
    if (today?.answer === "no") return no(today.reason, today.source);
    const way = wayOf(asked);
    if (way?.answer === "no") return no(way.reason, way.source);
    const first = today ?? way;
    const found = asked.isOutsideCount
      ? ({ answer: "yes", reason: "no-limit", source: facts.rules.custody, by: null } as const)
      : judgeLimits(countedBy(asked, talliesWithout(without), more), asked, countedAs(kind));
    if (found.answer === "no" || first === null) return found;
    return { ...found, answer: "ask", reason: first.reason, source: first.source };
  };
  const countedBy = ({ kind, day, sentOn }: Asked, tallies: Tallies, added: readonly Added[]): Counted => {
    const single = sanctions.singleIn(sentOn ?? day - journeyDays(facts, kind), day);
    const addedAlike = countedAs(kind) === "parcels" ? added : none;
    return { facts, places, tallies, added, addedAlike, single };
  };
  const on = (asked: Asked, change: LedgerChange = {}): Verdict => {
    const { by, ...judged } = judge(asked, change);
    const counted = { tallies: talliesWithout(change.without), added: change.more ?? none };
    return { ...judged, ...figuresOf(by, counted, asked.day, countedAs(asked.kind)) };
  };
  const answerOn = (asked: Asked, change: LedgerChange = {}): Answer => judge(asked, change).answer;
  return { facts, places, sanctions, slots, today, on, answerOn };
}

const none: readonly Added[] = [];

/** A no that no figure stands behind. */
function no(reason: AllowanceReason, source: RuleSource): Judged {
  return { answer: "no", reason, source, by: null };
}

function nextYes(book: Allowances, asked: Asked, now: Answer): AllowanceAnswer["nextYes"] {
  if (book.today !== null) return null;
  const isYes = (day: DayNumber) => book.answerOn({ ...asked, day }) === "yes";
  const last = asked.day + LOOK_AHEAD_DAYS;
  let from = asked.day + (now === "yes" ? 0 : 1);
  while (from <= last && !isYes(from)) from++;
  if (from > last) return null;
  let until = from;
  while (until < last && isYes(until + 1)) until++;
  return { from: dateOfNumber(from), until: dateOfNumber(until) };
}
