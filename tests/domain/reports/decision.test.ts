import { expect, it } from "vitest";
import {
  judgeDecision,
  possibleDecisions,
  type ReportDecision,
  type Reported,
  reportDecisions,
} from "~/domain/reports/decision";

const undecided = { decision: null };

it.each<[Reported, readonly ReportDecision[]]>([
  ["nobody", ["no-harm"]],
  ["writer", ["no-harm", "stopped"]],
  ["account", ["no-harm", "stopped", "account-closed"]],
])("about %s can be decided: %j", (reported, possible) => {
  expect(possibleDecisions(reported)).toEqual(possible);
  for (const wanted of possible)
    expect(judgeDecision({ ...undecided, reported }, wanted)).toEqual({ ok: true });
});

it.each<[Reported, ReportDecision, string]>([
  ["nobody", "stopped", "no-writer"],
  ["nobody", "account-closed", "no-writer"],
  ["writer", "account-closed", "no-account"],
])("about %s it is refused: %s", (reported, wanted, reason) => {
  expect(judgeDecision({ ...undecided, reported }, wanted)).toEqual({ ok: false, reason });
});

it("the first decision stands, whatever is wanted after it", () => {
  for (const decision of reportDecisions) {
    for (const wanted of reportDecisions) {
      const verdict = judgeDecision({ decision, reported: "account" }, wanted);
      expect(verdict).toEqual({ ok: false, reason: "already-decided", decision });
    }
  }
});
