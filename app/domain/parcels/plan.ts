import { type DayNumber, dateOfNumber } from "../dates/day-numbers";
import type { LedgerEntry } from "./ledger";
import { journeyDays } from "./places";
import { planAnswers } from "./plan-answers";
import { conflictsOf, standingEntries } from "./plan-conflicts";
import { intervalsOn } from "./plan-days";
import { isWarm, type PlanProblem, planProblem } from "./plan-problem";
import { type FoundPlan, searchPlan } from "./plan-search";
import type { ParcelPlan, PlannedEntry, PlanReason, PlanRequest } from "./plan-types";
import { daysOf } from "./slots";
import type { Added } from "./tallies";

export const DEFAULT_RHYTHM_WEEKS = 8;

/** What a planned parcel is taken to weigh until it is packed. */
export const USUAL_GRAMS = { warm: 6_000, food: 10_000, celebration: 10_000 } as const;

/**
 * The best plan for the twelve months from today, by the six objectives of parcels.md in their order. What is sent,
 * packed, the family's or another group's stands where it is and only what volunteers plan may move.
 */
export function planParcels(request: PlanRequest): ParcelPlan {
  const problem = planProblem(request);
  return blockedPlan(problem) ?? planFound(...searchClosely(request, problem));
}

/** The same on a problem whose days are given. */
export function planOn(problem: PlanProblem): ParcelPlan {
  return blockedPlan(problem) ?? planFound(problem, searchPlan(problem, planAnswers(problem)));
}

/**
 * The best of the days worth a look; where less food than wanted fits there and no interval keeps parcels apart, the
 * best of all days, for what little time there is may hold one each day.
 */
function searchClosely(request: PlanRequest, problem: PlanProblem): [PlanProblem, FoundPlan] {
  const found = searchPlan(problem, planAnswers(problem));
  if (found.food.length === problem.foodWanted || !isFreeOfIntervals(problem)) return [problem, found];
  const every = Array.from({ length: problem.last - problem.first + 1 }, (_, at) => problem.first + at);
  const whole = planProblem(request, every);
  return [whole, searchPlan(whole, planAnswers(whole))];
}

/** Whether on one of its days no limit wants an interval between two parcels. */
function isFreeOfIntervals({ book, days }: PlanProblem): boolean {
  return days.some((day) => intervalsOn(book.places.limitsOn(day, "parcels")).length === 0);
}

/** The plan of somebody who may get nothing today, whatever the day; null for everybody else. */
function blockedPlan(problem: PlanProblem): ParcelPlan | null {
  const { today } = problem.book;
  if (today?.answer !== "no") return null;
  const blocked = { of: "blocked", because: today.reason, rule: today.source } as const;
  return {
    entries: [],
    dropped: [],
    conflicts: [blocked, ...conflictsOf(problem, { food: [], warm: [] })],
  };
}

function planFound(problem: PlanProblem, found: FoundPlan): ParcelPlan {
  const slots = wantedSlots(problem, found);
  const { entries, dropped } = assign(problem.movable, slots);
  return {
    entries: [...standingEntries(problem), ...answered(problem, entries)].sort((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
    ),
    dropped,
    conflicts: conflictsOf(problem, found),
  };
}

type Wanted = { day: DayNumber; purpose: "warm" | "food" | "celebration"; reason: PlanReason };
type Assigned = Wanted & { ledgerId: string | null; movedFrom: string | null };

/** The days that were found, with what each is for; warm things before food of the same day. */
function wantedSlots(problem: PlanProblem, { food, warm }: FoundPlan): Wanted[] {
  const { days, celebrations } = problem;
  const forWarm = warm.flatMap((at, which): Wanted[] => {
    if (at === null) return [];
    const day = days[at] as number;
    const isLate = day > (problem.warm[which]?.by ?? day);
    return [{ day, purpose: "warm", reason: isLate ? "late-for-the-cold" : "before-the-cold" }];
  });
  const met = new Set<number>();
  const forFood = food.map((at): Wanted => {
    const day = days[at] as number;
    const occasion = celebrations.findIndex(
      ({ from, until }, which) => !met.has(which) && from <= day && day <= until,
    );
    if (occasion === -1) return { day, purpose: "food", reason: "rhythm" };
    met.add(occasion);
    return { day, purpose: "celebration", reason: celebrations[occasion]?.of.occasion ?? "rhythm" };
  });
  return [...forWarm, ...forFood].sort((a, b) => a.day - b.day);
}

/** Gives the days to what people had planned already: first what stays, then what moves, in the order of days. */
function assign(
  movable: readonly LedgerEntry[],
  wanted: readonly Wanted[],
): { entries: Assigned[]; dropped: string[] } {
  const free = [...movable].sort((a, b) => daysOf(a.on).until - daysOf(b.on).until);
  const take = (isMeant: (entry: LedgerEntry) => boolean): LedgerEntry | undefined => {
    const at = free.findIndex(isMeant);
    return at === -1 ? undefined : free.splice(at, 1)[0];
  };
  const isFor = (entry: LedgerEntry, { purpose }: Wanted) => isWarm(entry) === (purpose === "warm");
  const stays = wanted.map((each) =>
    take((entry) => isFor(entry, each) && daysOf(entry.on).until === each.day),
  );
  const entries = wanted.map((each, at): Assigned => {
    const stay = stays[at];
    if (stay) return { ...each, ledgerId: stay.id, movedFrom: null };
    const moved = take((entry) => isFor(entry, each));
    return { ...each, ledgerId: moved?.id ?? null, movedFrom: moved?.on.date ?? null };
  });
  return { entries, dropped: free.map(({ id }) => id) };
}

/** The entries with the allowance's own answer, each as its turn comes: the earlier ones are held by then. */
function answered({ request, book }: PlanProblem, assigned: readonly Assigned[]): PlannedEntry[] {
  const { facts, needs } = request;
  const journey = journeyDays(facts, "parcel");
  const more: Added[] = [];
  return assigned.map(({ day, purpose, reason, ledgerId, movedFrom }): PlannedEntry => {
    const grams = needs.grams[purpose];
    const asked = { kind: "parcel" as const, day, grams, isOutsideCount: false };
    const { answer, reason: because, source } = book.on(asked, { more });
    const wasNotYet = reason === "rhythm" && book.answerOn({ ...asked, day: day - 1 }, { more }) !== answer;
    more.push({ day, pieces: 1, grams, isRemand: book.places.isRemandOn(day) });
    return {
      ...{ ledgerId, movedFrom, purpose, on: dateOfNumber(day), grams, because, rule: source },
      sendBy: dateOfNumber(day - journey),
      answer: answer === "yes" ? "yes" : "ask",
      reason: wasNotYet ? "first-allowed" : reason,
    };
  });
}
