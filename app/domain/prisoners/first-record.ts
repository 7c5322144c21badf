import type { Instant } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import { decideSince } from "./move";
import { searchKey } from "./names";
import type { Status } from "./statuses";

/** Statuses in which nobody is held anywhere. */
const free: readonly Status[] = ["released", "died", "house-arrest"];
/** Statuses in which nobody has a place that letters reach. */
const nowhere: readonly Status[] = [...free, "in-transit", "unknown"];

/** Whether somebody in this status is held somewhere, known or not. */
export function isHeldSomewhere(status: Status): boolean {
  return !free.includes(status);
}

export type FirstRecordVerdict =
  | { ok: true }
  | { ok: false; reason: "future" | "birth-future" | "place-too-much" };

/** Whether what is said of somebody at first fits together. */
export function decideFirstRecord(
  record: { status: Status; hasPlace: boolean; since: PartialDate; birth: PartialDate },
  now: Instant,
): FirstRecordVerdict {
  if (!decideSince(record.birth, now).ok) return { ok: false, reason: "birth-future" };
  if (record.hasPlace && nowhere.includes(record.status)) return { ok: false, reason: "place-too-much" };
  return decideSince(record.since, now).ok ? { ok: true } : { ok: false, reason: "future" };
}

const MOST_WORDS = 4;

/** The search keys of a name with its words in any order: "Иванов Иван" and "Иван Иванов" are alike. */
export function keysOfName(name: string): string[] {
  const words = searchKey(name).split(" ");
  return words.length > MOST_WORDS ? [words.join(" ")] : [...new Set(orders(words))];
}

function orders(words: readonly string[]): string[] {
  if (words.length <= 1) return [...words];
  return words.flatMap((word, at) =>
    orders(words.filter((_, other) => other !== at)).map((rest) => `${word} ${rest}`),
  );
}

/** Whether two births may be the same year: one of them unknown leaves it open. */
export function mayBeSameYear(one: string | null, other: string | null): boolean {
  return one === null || other === null || one.slice(0, 4) === other.slice(0, 4);
}
