import { signatureKey } from "../correspondence/signature";
import type { LetterState } from "../correspondence/states";
import type { DateISO } from "../dates/instants";
import type { Span } from "../dates/span";

/** A letter to the prisoner as matching reads it; `reserved` ones were never posted. */
export type MatchableLetter = {
  id: number;
  signature: string;
  signatureKey: string;
  number: number;
  sentOn: DateISO | null;
  state: LetterState;
};

/** What a family remembers of one letter; null is "don't know". */
export type ToldLine = { signature: string | null; number: number | null };

/** Why a line confirms no letter, or none that was open. */
export type LineProblem =
  | "no-signature"
  | "no-such-signature"
  | "no-such-number"
  | "nothing-open"
  | "before-sent"
  | "already-confirmed";

/** `problem` is null exactly when the line newly confirms `letterId`. */
export type LineMatch = {
  letterId: number | null;
  matchedBy: "number" | "oldest" | "none";
  problem: LineProblem | null;
};

/**
 * Which letter each line of one receipt means, in the order of the lines. First the lines that name signature and
 * number; then, of each signature named without a number, the oldest letter of which nobody has heard that it is there
 * and that was posted by the last day of `arrived`. No signature is never guessed at. A letter counts once: named
 * again, or known to be there, it is `already-confirmed`. One that came back or was presumed lost may still be
 * confirmed. Source: product.md, screen 6.
 */
export function matchReceipt(
  letters: readonly MatchableLetter[],
  lines: readonly ToldLine[],
  arrived: Span,
): LineMatch[] {
  const taken = new Set<number>();
  const take = (letter: MatchableLetter, matchedBy: "number" | "oldest"): LineMatch => {
    taken.add(letter.id);
    return { letterId: letter.id, matchedBy, problem: null };
  };
  const numbered = lines.map(({ signature, number }): LineMatch | null => {
    if (signature === null) return unplaced("no-signature");
    const ofWriter = lettersSigned(letters, signature);
    if (ofWriter.length === 0) return unplaced("no-such-signature");
    if (number === null) return null;
    const letter = ofWriter.find((each) => each.number === number && isPosted(each));
    if (!letter) return unplaced("no-such-number");
    if (isKnownThere(letter) || taken.has(letter.id)) {
      return { letterId: letter.id, matchedBy: "number", problem: "already-confirmed" };
    }
    return wasUnderWay(letter, arrived) ? take(letter, "number") : unplaced("before-sent");
  });
  return numbered.map((found, index) => {
    if (found) return found;
    const ofWriter = lettersSigned(letters, lines[index]?.signature ?? "");
    const oldest = ofWriter
      .filter((each) => isOpen(each) && !taken.has(each.id) && wasUnderWay(each, arrived))
      .sort(byAge)[0];
    return oldest ? take(oldest, "oldest") : unplaced("nothing-open");
  });
}

/** Posted, and nobody has said that it is there. */
export function isOpen(letter: Pick<MatchableLetter, "state">): boolean {
  return isPosted(letter) && !isKnownThere(letter);
}

/** Oldest first; the order of every list that letters are picked from. */
export function byAge(a: MatchableLetter, b: MatchableLetter): number {
  return (a.sentOn ?? "").localeCompare(b.sentOn ?? "") || a.number - b.number || a.id - b.id;
}

/** False when it arrived, by all that is known, wholly before the letter was posted. */
export function wasUnderWay({ sentOn }: Pick<MatchableLetter, "sentOn">, { until }: Span): boolean {
  return sentOn === null || until === null || sentOn <= until;
}

function isPosted({ state }: Pick<MatchableLetter, "state">): boolean {
  return state !== "reserved";
}

function isKnownThere({ state }: Pick<MatchableLetter, "state">): boolean {
  return state === "confirmed" || state === "answered";
}

function lettersSigned(letters: readonly MatchableLetter[], signature: string): MatchableLetter[] {
  const key = signatureKey(signature);
  return letters.filter((letter) => letter.signatureKey === key);
}

function unplaced(problem: LineProblem): LineMatch {
  return { letterId: null, matchedBy: "none", problem };
}
