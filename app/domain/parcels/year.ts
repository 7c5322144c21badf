import { type DayNumber, dateOfNumber, dayNumber, monthStart, monthsEarlier } from "../dates/day-numbers";
import type { DateISO } from "../dates/instants";
import type { SanctionKind } from "../prisoners/sanctions";
import { type Allowances, openAllowances } from "./allowance";
import type { AllowanceReason, Answer, ParcelFacts } from "./allowance-types";
import { type SlotUse, slotUseOf } from "./ledger";
import type { WarmSeason } from "./rules";
import { daysOf } from "./slots";
import type { Added } from "./tallies";

/** How far ahead a year is shown, and how many months of what came before it. */
const AHEAD_DAYS = 365;
const BACK_MONTHS = 5;

/** Days in a row; both ends are among them. */
export interface Stretch {
  from: DateISO;
  until: DateISO;
}

/** One prisoner's year as a picture shows it: what may come, what came and is held, and what stands in the way. */
export interface ParcelYear extends Stretch {
  today: DateISO;
  /** From today on, every day in one of them; a parcel by post whose weight is not known. */
  answers: readonly (Stretch & { answer: Answer; reason: AllowanceReason })[];
  entries: readonly (Stretch & { id: string; use: Exclude<SlotUse, "frees"> })[];
  seasons: readonly Stretch[];
  closed: readonly (Stretch & { kind: SanctionKind | "quarantine" })[];
  /** Days on which further ones may arrive, each as early as those before it allow; none where no count limits. */
  next: readonly DateISO[];
}

/** The year of one prisoner around today; `season` is that of the place, null where nobody knows it. */
export function parcelYear(facts: ParcelFacts, season: WarmSeason | null): ParcelYear {
  const book = openAllowances(facts);
  const today = dayNumber(facts.today);
  const span = { first: monthStart(monthsEarlier(today, BACK_MONTHS)), last: today + AHEAD_DAYS };
  return {
    from: dateOfNumber(span.first),
    until: dateOfNumber(span.last),
    today: facts.today,
    answers: answersFrom(book, today, span.last),
    entries: facts.ledger.flatMap(({ id, on, state, isOutsideCount }) => {
      const use = slotUseOf(state);
      const days = within(span, daysOf(on));
      return use === "frees" || isOutsideCount || days === null ? [] : [{ id, use, ...days }];
    }),
    seasons: season === null ? [] : seasonsIn(season, span),
    closed: [
      ...book.sanctions.spans.flatMap(({ kind, ...days }) => kindWithin(span, kind, days)),
      ...quarantine(book, span, today),
    ],
    next: nextSlots(book, today, span.last),
  };
}

/** The stretches in which one may come, whatever the reason. */
export function freeStretches(answers: ParcelYear["answers"]): Stretch[] {
  const free: Stretch[] = [];
  for (const [at, { from, until, answer }] of answers.entries()) {
    if (answer !== "yes") continue;
    const last = answers[at - 1]?.answer === "yes" ? free.at(-1) : undefined;
    if (last) last.until = until;
    else free.push({ from, until });
  }
  return free;
}

interface Span {
  first: DayNumber;
  last: DayNumber;
}

function answersFrom(book: Allowances, first: DayNumber, last: DayNumber): ParcelYear["answers"] {
  const runs: { from: DayNumber; until: DayNumber; answer: Answer; reason: AllowanceReason }[] = [];
  for (let day = first; day <= last; day++) {
    const { answer, reason } = book.on({ kind: "parcel", day, grams: null, isOutsideCount: false });
    const run = runs.at(-1);
    if (run?.answer === answer && run.reason === reason) run.until = day;
    else runs.push({ from: day, until: day, answer, reason });
  }
  return runs.map(({ from, until, ...said }) => ({
    from: dateOfNumber(from),
    until: dateOfNumber(until),
    ...said,
  }));
}

function nextSlots(book: Allowances, first: DayNumber, last: DayNumber): DateISO[] {
  const { facts, places } = book;
  const more: Added[] = [];
  for (let day = first; day <= last; day++) {
    const asked = { kind: "parcel", day, grams: null, isOutsideCount: false } as const;
    const { answer, limit, gramsLeft } = book.on(asked, { more });
    if (answer !== "yes" || limit === null || gramsLeft !== null) continue;
    more.push({ day, pieces: 1, grams: facts.rules.heaviest.parcel.grams, isRemand: places.isRemandOn(day) });
  }
  return more.map(({ day }) => dateOfNumber(day));
}

function seasonsIn({ from, until }: WarmSeason, span: Span): Stretch[] {
  const year = Number(dateOfNumber(span.first).slice(0, 4));
  return [year - 1, year, year + 1, year + 2].flatMap((start) => {
    const end = until < from ? start + 1 : start;
    return within(span, { from: dayNumber(`${start}-${from}`), until: dayNumber(`${end}-${until}`) }) ?? [];
  });
}

function quarantine({ facts, places }: Allowances, span: Span, today: DayNumber): ParcelYear["closed"] {
  const { days, kinds } = facts.rules.quarantine;
  const { kind } = places.ruleOn(today);
  const arrived = places.arrivedBy(today);
  if (kind === null || !kinds.includes(kind) || arrived === null) return [];
  return kindWithin(span, "quarantine", { from: arrived, until: arrived + days });
}

function kindWithin<Kind>(span: Span, kind: Kind, days: { from: DayNumber; until: DayNumber }) {
  const shown = within(span, days);
  return shown === null ? [] : [{ kind, ...shown }];
}

/** The part of some days that the picture shows; null where it shows none of them. */
function within({ first, last }: Span, { from, until }: { from: DayNumber; until: DayNumber }) {
  if (until < first || from > last) return null;
  return { from: dateOfNumber(Math.max(from, first)), until: dateOfNumber(Math.min(until, last)) };
}
