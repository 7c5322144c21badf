import type { Below } from "./generated-names";
import { generateCodeGroups, normaliseRecoveryCode } from "./generated-names";
import type { Role } from "./roles";

/** RFC 6238: a code holds for half a minute; one step before and after is taken, for clocks that go wrong. */
export const STEP_SECONDS = 30;
export const STEPS_AROUND = 1;
/** How many spare codes somebody has to begin with. */
export const SPARE_CODES = 10;
/** A half-done sign-in is good for as long as it takes to find the telephone. */
export const PENDING_MINUTES = 10;

const CODE_DIGITS = 6;
const SPARE_GROUPS = 3;
const SPARE_SIGNS = 15;

/** Whether an account of this role is of no use before it has a second factor: it opens everybody's data. */
export function needsSecondFactor(role: Role): boolean {
  return role === "coordinator" || role === "admin";
}

/** The half-minute an instant lies in, counted from 1970 (RFC 6238 §4.2). */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

export type TypedCode = { kind: "app"; digits: string } | { kind: "spare"; code: string } | { kind: "none" };

/** What was typed where a code is asked for, in the form it is checked by; spaces and dashes do not matter. */
export function readTypedCode(typed: string): TypedCode {
  const bare = typed.normalize("NFKC").replace(/[\s\p{Pd}_.]/gu, "");
  if (new RegExp(`^\\d{${CODE_DIGITS}}$`).test(bare)) return { kind: "app", digits: bare };
  const code = normaliseRecoveryCode(bare);
  return code.length === SPARE_SIGNS ? { kind: "spare", code } : { kind: "none" };
}

/** Ten codes of three groups of five signs, 75 bits each: no table of guesses reaches their hashes. */
export function generateSpareCodes(below: Below): string[] {
  return Array.from({ length: SPARE_CODES }, () => generateCodeGroups(SPARE_GROUPS, below));
}
