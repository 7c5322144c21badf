import type { ClosedReason, CorrespondenceState } from "../correspondence/states";

/** A correspondence out of a spreadsheet and what stands between it and whoever takes over. */
export interface SheetPairFacts {
  state: CorrespondenceState;
  closedReason: ClosedReason | null;
  /** Whether it has an account already. */
  hasWriter: boolean;
  /** This person and this prisoner are kept apart for good. */
  blocked: boolean;
  /** This person writes to this prisoner already, by another correspondence. */
  writesAlready: boolean;
}

/**
 * `take`: goes on with this account. `block`: the family ended it while it had none, so the two are kept apart from
 * now on. The others are left as they are.
 */
export type PairVerdict = "take" | "block" | "writes-already" | "not-possible" | "over";

/** What becomes of one correspondence of a writer when an account takes over. */
export function decidePair({
  state,
  closedReason,
  hasWriter,
  blocked,
  writesAlready,
}: SheetPairFacts): PairVerdict {
  if (closedReason === "stopped" && !hasWriter) return "block";
  if (state === "closed" || hasWriter) return "over";
  if (blocked) return "not-possible";
  return writesAlready ? "writes-already" : "take";
}
