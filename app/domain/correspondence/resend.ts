import type { LetterState } from "./states";

export interface ResendFacts {
  state: LetterState;
  stayId: number | null;
  atRisk: 0 | 1;
  leftAt: string | null;
  /** The letter written in its place still stands. */
  isResent: boolean;
}

/**
 * Whether a letter to an earlier place is offered to be written again now that a new one is known (`stayId`; null while
 * none is, or nobody may write there): it may have missed the person, and its writer has not answered yet.
 */
export function isOfferedAgain(letter: ResendFacts, stayId: number | null): boolean {
  const { state, atRisk, leftAt, isResent } = letter;
  if (stayId === null || letter.stayId === stayId || leftAt !== null || isResent) return false;
  return state === "returned" || (state === "sent" && atRisk === 1);
}
