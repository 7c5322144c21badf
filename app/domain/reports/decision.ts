/** How a report ends: claims go on · the correspondence is over for good · so is the account. */
export const reportDecisions = ["no-harm", "stopped", "account-closed"] as const;
export type ReportDecision = (typeof reportDecisions)[number];

/** Whom a report is about: nobody named yet, a writer without an account (a circle, an erased one), an account. */
export type Reported = "nobody" | "writer" | "account";

/** What can be decided while it is about that. */
export function possibleDecisions(reported: Reported): readonly ReportDecision[] {
  return reportDecisions.filter((decision) => isPossible(decision, reported));
}

export type DecisionVerdict =
  | { ok: true }
  | { ok: false; reason: "already-decided"; decision: ReportDecision }
  | { ok: false; reason: "no-writer" | "no-account" };

/**
 * Whether a report may be decided so. Once decided it stays so: the second coordinator is told what the first one
 * decided. Whoever is to be stopped must be named, and only an account can be closed.
 */
export function judgeDecision(
  report: { decision: ReportDecision | null; reported: Reported },
  wanted: ReportDecision,
): DecisionVerdict {
  if (report.decision !== null) return { ok: false, reason: "already-decided", decision: report.decision };
  if (isPossible(wanted, report.reported)) return { ok: true };
  return { ok: false, reason: report.reported === "nobody" ? "no-writer" : "no-account" };
}

function isPossible(decision: ReportDecision, reported: Reported): boolean {
  if (decision === "no-harm") return true;
  return decision === "stopped" ? reported !== "nobody" : reported === "account";
}
