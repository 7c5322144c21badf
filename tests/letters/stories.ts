import { signatureKey } from "~/domain/correspondence/signature";
import type { LetterState } from "~/domain/correspondence/states";
import { dayAfter } from "~/domain/dates/instants";
import { type Span, spanOf } from "~/domain/dates/span";
import type { MatchableLetter, ToldLine } from "~/domain/receipts/match";

/** What one family tells of the letters of a few writers. */
export interface Story {
  letters: MatchableLetter[];
  lines: ToldLine[];
  arrived: Span;
}

/** A dice that falls the same way for the same seed: a whole number from 0 to below `sides`. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** Each signature as two people may spell it; the last one nobody writes under. */
const spellings = [
  ["Анна", "анна", " АННА "],
  ["Пётр К.", "Петр К", "пётр-к"],
  ["Старый друг", "старый  друг", "Старый Друг."],
  ["Анна 2", "анна-2", "АННА2"],
  ["Незнакомка", "незнакомка", "Незнакомка."],
];
const states = ["reserved", "sent", "confirmed", "answered", "returned", "refused", "presumed-lost"] as const;
const FIRST_DAY = "2026-01-01";

/** Up to four writers with up to six letters, up to eight lines about them, an arrival of any exactness. */
export function makeStory(roll: (sides: number) => number): Story {
  const letters: MatchableLetter[] = [];
  const writers = roll(5);
  for (let writer = 0; writer < writers; writer += 1) {
    const signature = spellings[writer]?.[0] ?? "";
    const count = roll(7);
    for (let number = 1; number <= count; number += 1) {
      const state: LetterState = roll(3) > 0 ? "sent" : (states[roll(states.length)] ?? "sent");
      const sentOn = state === "reserved" ? null : dayAfter(FIRST_DAY, roll(40));
      const id = letters.length + 1;
      letters.push({ id, signature, signatureKey: signatureKey(signature), number, sentOn, state });
    }
  }
  const lines = Array.from({ length: roll(9) }, (): ToldLine => {
    const spelled = spellings[roll(spellings.length)] ?? [];
    return {
      signature: roll(8) === 0 ? null : (spelled[roll(3)] ?? null),
      number: roll(2) === 0 ? null : 1 + roll(7),
    };
  });
  return { letters: shuffled(letters, roll), lines, arrived: arrivalIn(roll) };
}

export function shuffled<Item>(items: readonly Item[], roll: (sides: number) => number): Item[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(roll(rest.length), 1));
}

function arrivalIn(roll: (sides: number) => number): Span {
  const date = dayAfter(FIRST_DAY, roll(60));
  const precision = (["day", "day", "month", "unknown"] as const)[roll(4)] ?? "day";
  return spanOf({ date: precision === "month" ? `${date.slice(0, 7)}-01` : date, precision });
}
