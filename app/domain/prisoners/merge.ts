import { signatureKey } from "../correspondence/signature";
import type { DateISO } from "../dates/instants";

/** What is chosen from one of two records of the same person, field by field. */
export const mergeFields = [
  "name",
  "dative",
  "gender",
  "birth",
  "languages",
  "status",
  "place",
  "about",
  "articles",
  "penalty",
  "target",
  "cap",
] as const;
export type MergeField = (typeof mergeFields)[number];

/** The record that stays, or the one that is given up. */
export type Side = "kept" | "lost";
export type Choices = Readonly<Record<MergeField, Side>>;

type ConsentState = "given" | "presumed" | "refused";
const strictness: Record<ConsentState, number> = { given: 0, presumed: 1, refused: 2 };

/** Whose word on a purpose stands where both records have one: the stricter; where they agree, the kept one's. */
export function stricterSide(kept: ConsentState, lost: ConsentState): Side {
  return strictness[lost] > strictness[kept] ? "lost" : "kept";
}

/** Which of one writer's two correspondences goes on: the one with the later letter, otherwise the kept record's. */
export function sideThatGoesOn(
  kept: { lastLetterOn: DateISO | null },
  lost: { lastLetterOn: DateISO | null },
): Side {
  return (lost.lastLetterOn ?? "") > (kept.lastLetterOn ?? "") ? "lost" : "kept";
}

const SIGNATURE_MOST = 40;

/**
 * A signature nobody of these keys has: the same with the next number, "Аня 2". Shortened where it would be longer
 * than a signature may be; anything a signature may be stays one.
 */
export function freeSignature(signature: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const tail = ` ${number}`;
    const free =
      [...signature]
        .slice(0, SIGNATURE_MOST - tail.length)
        .join("")
        .trimEnd() + tail;
    if (!taken.has(signatureKey(free))) return free;
  }
}
