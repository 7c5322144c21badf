import type { ParcelFacts, ParcelQuestion } from "~/domain/parcels/allowance-types";
import type { LedgerEntry } from "~/domain/parcels/ledger";
import { type Assumed, ruleOn, stayOn, toNumber } from "./by-hand-table";

/**
 * The answer for a day worked out again from the text of docs/parcels.md and docs/domain.md, naively: every way the
 * unknown may turn out is gone through, and in each every day of the year around the one asked is looked at. It shares
 * no code with the rules.
 */
export function answerByHand(facts: ParcelFacts, question: ParcelQuestion): "yes" | "no" | "ask" {
  const heaviest = question.kind === "packet" ? 5_000 : 20_000;
  if ((question.grams ?? 0) > heaviest) return "no";
  const custody = byCustody(facts);
  if (custody === "no") return "no";
  const day = toNumber(question.day);
  const journey = question.kind === "delivery" ? 0 : (facts.parcelDays ?? 14);
  const cells = sanctionDaysOf(facts);
  for (let at = day - journey; at <= day; at++) if (cells.none(at)) return "no";
  const isAsked = custody === "ask" || inQuarantine(facts, day);
  if (question.isOutsideCount) return isAsked ? "ask" : "yes";
  const answers = new Set<"yes" | "no" | "ask">();
  for (const world of worlds(facts)) answers.add(inWorld(facts, question, world, day, journey, cells));
  const [only] = answers;
  const counted = answers.size === 1 && only !== undefined ? only : "ask";
  return counted === "yes" && isAsked ? "ask" : counted;
}

type Arrival = { day: number; grams: number; isPacket: boolean; isRemand: boolean; isSingle: boolean };
interface World extends Assumed {
  arrivals: Arrival[];
  remandCounts: boolean;
}

const toDate = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

function byCustody({ person }: ParcelFacts): "yes" | "no" | "ask" {
  const stopped = [
    "detained",
    "house-arrest",
    "awaiting-transfer",
    "in-transit",
    "unknown",
    "released",
    "died",
  ];
  if (stopped.includes(person.status) || !person.hasAddress) return "no";
  if (person.consent !== "given") return "no";
  if (person.daysSinceConfirmed === null || person.daysSinceConfirmed > 60) return "no";
  return person.status === "hospital" ? "ask" : "yes";
}

function inQuarantine(facts: ParcelFacts, day: number): boolean {
  const stay = stayOn(facts, day);
  if (!stay || !["ik", "kp", "vk", "prison"].includes(stay.kind ?? "")) return false;
  return day <= toNumber(stay.from.date as string) + 15;
}

/** Sanctions day by day; one whose end nobody knows lasts as long as it may. */
function sanctionDaysOf({ sanctions }: ParcelFacts) {
  const longest = { shizo: 15, kartser: 15, pkt: 184, epkt: 366 };
  const spans = sanctions.map(({ kind, from, until }) => {
    const start = toNumber(from.date as string);
    return { kind, start, end: until.date === null ? start + longest[kind] : toNumber(until.date) };
  });
  const isIn = (kinds: string[], day: number) =>
    spans.some(({ kind, start, end }) => kinds.includes(kind) && start <= day && day <= end);
  return {
    none: (day: number) => isIn(["shizo", "kartser"], day),
    single: (day: number) => isIn(["pkt", "epkt"], day),
  };
}

/** Every way in which dates known to the month, weights, the regime, the age and the law's silence may turn out. */
function* worlds(facts: ParcelFacts): Generator<World> {
  const counting = facts.ledger.filter(
    (entry) => !entry.isOutsideCount && entry.state !== "refused" && entry.state !== "returned",
  );
  const regimeOpen = facts.stays.some(({ regime }) => regime === null);
  const birth = facts.person.birth;
  const year = Number(birth.date?.slice(0, 4));
  const grown =
    birth.precision === "year"
      ? [`${year + 18}-01-01`, `${year + 18}-12-31`]
      : [`${year + 18}${birth.date?.slice(4)}`];
  const cells = sanctionDaysOf(facts);
  for (const arrivals of placings(counting, facts, cells)) {
    for (const regime of regimeOpen ? (["general", "strict", "special"] as const) : (["general"] as const)) {
      for (const minor of grown) {
        for (const remandCounts of arrivals.some(({ isRemand }) => isRemand) ? [true, false] : [true]) {
          yield { arrivals, regime, isMinorUntil: toNumber(minor), remandCounts };
        }
      }
    }
  }
}

function* placings(
  entries: readonly LedgerEntry[],
  facts: ParcelFacts,
  cells: ReturnType<typeof sanctionDaysOf>,
): Generator<Arrival[]> {
  const [first, ...rest] = entries;
  if (first === undefined) {
    yield [];
    return;
  }
  const isPacket = first.kind === "packet";
  const days = daysOf(first, facts);
  const last = days.at(-1) as number;
  const isRemand = ["sizo", "ivs"].includes(stayOn(facts, last)?.kind ?? "");
  const isWeighed = facts.stays.some(({ kind }) => kind === "sizo");
  const weights = first.grams === null && isWeighed ? [0, isPacket ? 5_000 : 20_000] : [first.grams ?? 0];
  const journey = first.kind === "delivery" ? 0 : (facts.parcelDays ?? 14);
  let isSingle = false;
  for (let at = (days[0] as number) - journey; at <= last; at++) isSingle ||= cells.single(at);
  for (const others of placings(rest, facts, cells)) {
    for (const day of days)
      for (const grams of weights) yield [...others, { day, grams, isPacket, isRemand, isSingle }];
  }
}

function daysOf({ on, state }: LedgerEntry, { today }: ParcelFacts): number[] {
  const first = toNumber(on.date as string);
  if (on.precision === "day") return [first];
  const days: number[] = [];
  for (let day = first; toDate(day).slice(0, 7) === on.date?.slice(0, 7); day++) {
    if (state !== "accepted" || day <= toNumber(today) || day === first) days.push(day);
  }
  return days;
}

function inWorld(
  facts: ParcelFacts,
  question: ParcelQuestion,
  world: World,
  day: number,
  journey: number,
  cells: ReturnType<typeof sanctionDaysOf>,
): "yes" | "no" | "ask" {
  const isPacket = question.kind === "packet";
  const grams = question.grams ?? 1;
  const alike = world.arrivals.filter(
    (each) => each.isPacket === isPacket && (world.remandCounts || !each.isRemand),
  );
  let [byYear, byInterval] = [true, true];
  const within = (after: number, until: number) =>
    alike.filter((each) => each.day > after && each.day <= until).length;
  const own = ruleOn(facts, world, day, isPacket);
  const taken = new Set(alike.map((each) => each.day));
  for (let at = day; at <= day + 366; at++) {
    if (at !== day && !taken.has(at)) continue;
    const here = alike.filter((each) => each.day === at);
    const rule = ruleOn(facts, world, at, isPacket);
    if (rule.of === "year") {
      const after = monthsBefore(at, 12);
      const fits = day <= after || within(after, at) + 1 <= rule.count;
      let apart = true;
      if (at === day)
        for (const each of alike) apart &&= each.day > day || day - each.day >= (rule.interval ?? 0);
      else apart = at - day >= (rule.interval ?? 0);
      byYear &&= rule.rolling ? fits : apart;
      byInterval &&= rule.interval === null ? fits : apart;
    }
    const isSingle = at === day ? touches(cells, day - journey, day) : here.some((each) => each.isSingle);
    const before = monthsBefore(at, 6);
    if (isSingle && day > before && within(before, at) + 1 > 1) return "no";
  }
  if (own.of === "never") return "no";
  const month = toDate(day).slice(0, 7);
  const inMonth = world.arrivals.filter((each) => toDate(each.day).slice(0, 7) === month);
  const sum = inMonth.reduce((total, each) => total + each.grams, 0);
  for (const at of [day, ...inMonth.map((each) => each.day).filter((each) => each > day)]) {
    const rule = ruleOn(facts, world, at, isPacket);
    if (rule.of === "month" && sum + grams > rule.grams) return "no";
  }
  if (!byYear && !byInterval) return "no";
  if (own.of === "ask" || own.of === "not-in-table" || !byYear || !byInterval) return "ask";
  return "yes";
}

function touches(cells: ReturnType<typeof sanctionDaysOf>, from: number, until: number): boolean {
  for (let at = from; at <= until; at++) if (cells.single(at)) return true;
  return false;
}

function monthsBefore(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const last = new Date(Date.UTC(year, month - months + 1, 0)).getUTCDate();
  return Date.UTC(year, month - months, Math.min(dayOfMonth, last)) / 86_400_000;
}
