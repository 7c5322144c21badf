import { dateOfNumber, dayNumber } from "~/domain/dates/day-numbers";
import { openAllowances } from "~/domain/parcels/allowance";
import { isMovable, type LedgerEntry } from "~/domain/parcels/ledger";
import type { PlanRequest } from "~/domain/parcels/plan-types";
import { entryOn, onDay } from "./histories";

/** An entry of a plan as the exhaustive search puts it: food, or the warm things of the need with that number. */
export interface Put {
  day: number;
  warm: number | null;
}

/** The six objectives of docs/parcels.md as numbers, the first the weightiest; less is better. */
export type Worth = readonly number[];

/** The worth of the best of all plans on these days, found by trying every one; what may not begin is not gone on with. */
export function bestByTrying(request: PlanRequest, days: readonly number[]): { worth: Worth; tried: number } {
  const judge = judgeOf(request, days);
  let [best, tried]: [Worth | null, number] = [null, 0];
  const go = (at: number, put: readonly Put[], warmLeft: readonly number[]): void => {
    if (at === days.length) {
      tried++;
      const worth = judge.worthOf(put);
      if (worth !== null && (best === null || isLess(worth, best))) best = worth;
      return;
    }
    const day = days[at] as number;
    const goOn = (more: readonly Put[], left: readonly number[]) => {
      if (more.every((each, index) => judge.mayPut([...put, ...more.slice(0, index)], each))) {
        go(at + 1, [...put, ...more], left);
      }
    };
    go(at + 1, put, warmLeft);
    goOn([{ day, warm: null }], warmLeft);
    for (const warm of warmLeft) {
      const others = warmLeft.filter((each) => each !== warm);
      goOn([{ day, warm }], others);
      goOn(
        [
          { day, warm },
          { day, warm: null },
        ],
        others,
      );
    }
  };
  go(
    0,
    [],
    request.needs.warm.map((_, index) => index),
  );
  if (best === null) throw new Error("not even the empty plan may stand");
  return { worth: best, tried };
}

/** Whether an entry may follow others, and what a plan of such entries is worth; null where it serves a need twice or out of time. */
export function judgeOf({ facts, needs }: PlanRequest, days: readonly number[]) {
  const fixed = facts.ledger.filter((entry) => !isMovable(entry));
  const movable = facts.ledger.filter(isMovable);
  const living = fixed.filter(({ state }) => !["refused", "returned"].includes(state));
  const today = dayNumber(facts.today);
  const end = today + 364;
  const gramsOf = ({ warm }: Put) =>
    warm === null ? Math.max(needs.grams.food, needs.grams.celebration) : needs.grams.warm;
  const answer = (ledger: LedgerEntry[], put: Put) =>
    openAllowances({ ...facts, ledger }).on({
      kind: "parcel",
      day: put.day,
      grams: gramsOf(put),
      isOutsideCount: false,
    }).answer;
  const alone = new Map(
    days.flatMap((day) => [null, 0].map((warm) => [`${day} ${warm}`, answer(fixed, { day, warm })])),
  );
  const warmSpan = (which: number) => {
    const { by, until } = needs.warm[which] as PlanRequest["needs"]["warm"][number];
    return { from: dayNumber(by) - 42, by: dayNumber(by), until: dayNumber(until) };
  };
  const mayAskFood = !days.some((day) => alone.get(`${day} null`) === "yes");
  const mayAskWarm = needs.warm.map((_, which) => {
    const { from, until } = warmSpan(which);
    return !days.some((day) => day >= from && day <= until && alone.get(`${day} 0`) === "yes");
  });
  const foodDays = living
    .filter(({ purpose, kind }) => kind !== "packet" && (purpose === "food" || purpose === "celebration"))
    .map(({ on }) => dayNumber(on.date as string));
  const start = Math.max(today - needs.rhythmWeeks * 7, ...foodDays.filter((day) => day < today));
  const ahead = foodDays.filter((day) => day >= today && day <= end);
  const wanted = Math.max(0, Math.floor((end - start) / (needs.rhythmWeeks * 7)) - ahead.length);
  const isServed = (which: number) =>
    living.some(({ purpose, on }) => {
      const { by, until } = warmSpan(which);
      const day = dayNumber(on.date as string);
      return purpose === "warm" && day >= by - 120 && day <= until;
    });

  const known = new Map<string, boolean>();
  const mayPut = (before: readonly Put[], each: Put): boolean => {
    const key = [...before, each]
      .map((put) => `${put.day}${put.warm === null ? "f" : `w${put.warm}`}`)
      .join(" ");
    const may = known.get(key) ?? mayFollow(before, each);
    known.set(key, may);
    return may;
  };
  const mayFollow = (before: readonly Put[], each: Put): boolean => {
    const found = answer([...fixed, ...before.map(asEntry)], each);
    return (
      found === "yes" ||
      (found === "ask" && (each.warm === null ? mayAskFood : mayAskWarm[each.warm] === true))
    );
  };
  const asEntry = (put: Put) =>
    entryOn(onDay(dateOfNumber(put.day)), { state: "planned", grams: gramsOf(put) });
  const broken = brokenSlots(fixed, facts);

  const worthOf = (put: readonly Put[]): Worth | null => {
    if (!put.every((each, at) => mayPut(put.slice(0, at), each))) return null;
    const food = put.filter(({ warm }) => warm === null).map(({ day }) => day);
    if (food.length > wanted) return null;
    let [late, daysLate] = [0, 0];
    for (const which of needs.warm.keys()) {
      const { from, by, until } = warmSpan(which);
      const at = put.find(({ warm }) => warm === which)?.day;
      if (isServed(which)) {
        if (at !== undefined) return null;
        continue;
      }
      if (at !== undefined && (at < from || at > until)) return null;
      const more = at === undefined ? until - by + 1 : Math.max(0, at - by);
      late += Number(more > 0);
      daysLate += more;
    }
    const points = [start, ...[...food, ...ahead].sort((a, b) => a - b), end];
    const gaps = points
      .slice(1)
      .reduce((sum, day, at) => sum + (mondays(day) - mondays(points[at] as number)) ** 2, 0);
    const missed = needs.celebrations.filter(({ on }) => {
      const day = dayNumber(on);
      return ![...food, ...foodDays].some((each) => each >= day - 14 && each <= day);
    }).length;
    const plans = movable.map(({ purpose, on }) => `${purpose === "warm"} ${dayNumber(on.date as string)}`);
    const now = put.map(({ day, warm }) => `${warm !== null} ${day}`);
    const kept = now.filter((each) => plans.includes(each)).length;
    const changes = now.length + plans.length - 2 * kept;
    return [broken(put.map(asEntry)), late, daysLate, wanted - food.length, missed, gaps, changes];
  };
  return { mayPut, worthOf };
}

/** How many of the entries that others hold, the family's days above all, earlier entries of a plan make worse. */
function brokenSlots(fixed: readonly LedgerEntry[], facts: PlanRequest["facts"]) {
  const order = ["yes", "ask", "no"];
  const answerIn = (ledger: readonly LedgerEntry[], { id, kind, grams, on, isOutsideCount }: LedgerEntry) => {
    const others = ledger.filter((each) => each.id !== id);
    const asked = { kind, grams, day: dayNumber(on.date as string), isOutsideCount };
    return order.indexOf(openAllowances({ ...facts, ledger: others }).on(asked).answer);
  };
  const held = fixed
    .filter(({ state }) => ["planned", "packed", "sent"].includes(state))
    .map((entry) => ({ entry, before: answerIn(fixed, entry) }));
  return (plan: readonly LedgerEntry[]) =>
    held.filter(({ entry, before }) => {
      const earlier = plan.filter(({ on }) => (on.date as string) <= (entry.on.date as string));
      return earlier.length > 0 && answerIn([...fixed, ...earlier], entry) > before;
    }).length;
}

/** Mondays up to a day: 1970-01-05 was the first. */
function mondays(day: number): number {
  return Math.ceil((day - 3) / 7);
}

export function isLess(a: Worth, b: Worth): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
}
