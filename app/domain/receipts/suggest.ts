import { signatureKey } from "../correspondence/signature";
import { dayAfter } from "../dates/instants";
import type { Span } from "../dates/span";
import { byAge, isOpen, type MatchableLetter, type ToldLine, wasUnderWay } from "./match";

/** Why a letter may be the one that a line means. */
export type MatchReason = "similar-signature" | "same-number" | "only-open-letter" | "sent-in-window";

export type MatchSuggestion = { letterId: number; reasons: MatchReason[] };

const MOST = 5;
/** A letter posted longer before it arrived than this is no likelier than any other. */
const WINDOW_DAYS = 90;
/** Up to so many letters a name allows no slip; from so many on it allows two. */
const SHORT_NAME = 4;
const LONG_NAME = 8;
const WEIGHT: Record<MatchReason, number> = {
  "similar-signature": 8,
  "same-number": 4,
  "only-open-letter": 2,
  "sent-in-window": 1,
};

/**
 * Up to five open letters that a line nobody could place may mean, the likeliest first, each with every reason that
 * speaks for it; none that was posted after the arrival. They are for a person to choose from: nothing here is certain
 * enough to be done unasked.
 */
export function suggestMatches(
  line: ToldLine,
  letters: readonly MatchableLetter[],
  arrived: Span,
): MatchSuggestion[] {
  const open = letters.filter((letter) => isOpen(letter) && wasUnderWay(letter, arrived));
  const told = { number: line.number, key: line.signature === null ? null : signatureKey(line.signature) };
  return open
    .map((letter) => ({ letter, reasons: reasonsFor(told, letter, open.length, arrived) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => weight(b.reasons) - weight(a.reasons) || byAge(a.letter, b.letter))
    .slice(0, MOST)
    .map(({ letter, reasons }) => ({ letterId: letter.id, reasons }));
}

type ToldKey = { key: string | null; number: number | null };

function reasonsFor(told: ToldKey, letter: MatchableLetter, open: number, arrived: Span): MatchReason[] {
  const reasons: MatchReason[] = [];
  if (told.key !== null && isSimilar(told.key, letter.signatureKey)) reasons.push("similar-signature");
  if (told.number !== null && told.number === letter.number) reasons.push("same-number");
  if (open === 1) reasons.push("only-open-letter");
  if (isInWindow(letter, arrived)) reasons.push("sent-in-window");
  return reasons;
}

function isInWindow(letter: MatchableLetter, arrived: Span): boolean {
  const first = arrived.from ?? arrived.until;
  if (letter.sentOn === null || first === null) return false;
  return letter.sentOn >= dayAfter(first, -WINDOW_DAYS);
}

/** The same, one the beginning of the other, or in longer names a slip or two apart: Лена is not Лёша. */
function isSimilar(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (a === b) return a !== "";
  if (shorter >= 2 && (a.startsWith(b) || b.startsWith(a))) return true;
  if (shorter <= SHORT_NAME) return false;
  const slips = shorter < LONG_NAME ? 1 : 2;
  return Math.abs(a.length - b.length) <= slips && editDistance(a, b) <= slips;
}

/** How many letters must be added, dropped or replaced to turn one word into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function weight(reasons: readonly MatchReason[]): number {
  return reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0);
}
