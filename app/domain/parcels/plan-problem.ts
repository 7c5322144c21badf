import { type DayNumber, dayNumber } from "../dates/day-numbers";
import type { Allowances } from "./allowance";
import { openAllowances } from "./allowance";
import { isMovable, type LedgerEntry, slotUseOf } from "./ledger";
import { planDays } from "./plan-days";
import type { Celebration, PlanRequest, WarmNeed } from "./plan-types";
import { daysOf } from "./slots";

/** A plan reaches so far: everything in it falls into one year, so that a year's count is one number. */
export const HORIZON_DAYS = 364;
/** Something for a birthday comes in these days before it. */
export const CELEBRATION_DAYS = 14;
/** Warm things may come so long before they should at the latest be there. */
const WARM_DAYS_BEFORE = 42;
/** Warm things that came by then serve the season, and nobody plans others. */
const WARM_SERVES_DAYS_BEFORE = 120;

export interface WarmWant {
  need: WarmNeed;
  from: DayNumber;
  by: DayNumber;
  until: DayNumber;
}

/** One prisoner's plan as the search wants it. Days are numbers; the ledger holds only what no plan moves. */
export interface PlanProblem {
  request: PlanRequest;
  /** The ledger without what the plan may move. */
  fixed: readonly LedgerEntry[];
  movable: readonly LedgerEntry[];
  book: Allowances;
  /** First day on which something sent today may arrive, and the last of the plan. */
  first: DayNumber;
  last: DayNumber;
  /** Days an entry may be planned for, in order. */
  days: readonly DayNumber[];
  warm: readonly WarmWant[];
  celebrations: readonly { of: Celebration; from: DayNumber; until: DayNumber }[];
  /** Food that stands fixed in the horizon, in order. */
  fixedFood: readonly DayNumber[];
  /** From where the first gap is measured: the last food, or a rhythm before today where it is longer ago. */
  foodBefore: DayNumber;
  /** Food parcels the rhythm still wants. */
  foodWanted: number;
  /** What one is taken to weigh where grams limit. */
  grams: { food: number; warm: number };
  /** Days people already plan something for. */
  current: { food: ReadonlySet<DayNumber>; warm: ReadonlySet<DayNumber> };
}

/** `days`: the days to choose from; by default those that {@link planDays} finds. */
export function planProblem(request: PlanRequest, days?: readonly DayNumber[]): PlanProblem {
  const { facts, needs } = request;
  const movable = facts.ledger.filter(isMovable);
  const fixed = facts.ledger.filter((entry) => !isMovable(entry));
  const book = openAllowances({ ...facts, ledger: fixed });
  const today = dayNumber(facts.today);
  const [first, last] = [today + (facts.parcelDays ?? facts.rules.usualParcelDays), today + HORIZON_DAYS];
  const standing = fixed.filter(({ state }) => slotUseOf(state) !== "frees");
  const food = standing.filter(isFood).map(({ on }) => daysOf(on).until);
  const fixedFood = food.filter((day) => day >= today && day <= last).sort((a, b) => a - b);
  const rhythm = needs.rhythmWeeks * 7;
  const foodBefore = Math.max(today - rhythm, ...food.filter((day) => day < today));
  const daysPlanned = (isWanted: (entry: LedgerEntry) => boolean) =>
    new Set(movable.filter(isWanted).map(({ on }) => daysOf(on).until));
  const current = { food: daysPlanned((entry) => !isWarm(entry)), warm: daysPlanned(isWarm) };
  return {
    request,
    fixed,
    movable,
    book,
    first,
    last,
    days: days ?? planDays(book, { first, last, wanted: [...current.food, ...current.warm] }, needs.warm),
    warm: needs.warm
      .map((need) => wantOf(need))
      .filter(({ by, until }) => !standing.some((entry) => servesWarm(entry, by, until)))
      .sort((a, b) => a.by - b.by),
    celebrations: needs.celebrations
      .map((of) => ({ of, from: dayNumber(of.on) - CELEBRATION_DAYS, until: dayNumber(of.on) }))
      .filter(({ from, until }) => !food.some((day) => from <= day && day <= until)),
    fixedFood,
    foodBefore,
    foodWanted: Math.max(0, Math.floor((last - foodBefore) / rhythm) - fixedFood.length),
    grams: { food: Math.max(needs.grams.food, needs.grams.celebration), warm: needs.grams.warm },
    current,
  };
}

export function isWarm({ purpose }: Pick<LedgerEntry, "purpose">): boolean {
  return purpose === "warm";
}

function isFood({ purpose, kind }: LedgerEntry): boolean {
  return kind !== "packet" && (purpose === "food" || purpose === "celebration");
}

function wantOf(need: WarmNeed): WarmWant {
  const by = dayNumber(need.by);
  return { need, by, from: by - WARM_DAYS_BEFORE, until: dayNumber(need.until) };
}

function servesWarm(entry: LedgerEntry, by: DayNumber, until: DayNumber): boolean {
  const day = daysOf(entry.on).until;
  return isWarm(entry) && day >= by - WARM_SERVES_DAYS_BEFORE && day <= until;
}
