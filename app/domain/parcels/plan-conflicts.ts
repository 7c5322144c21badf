import { dateOfNumber, dayNumber } from "../dates/day-numbers";
import type { LedgerEntry } from "./ledger";
import { isMovable, slotUseOf } from "./ledger";
import { journeyDays } from "./places";
import type { PlanProblem } from "./plan-problem";
import type { FoundPlan } from "./plan-search";
import type { PlanConflict, PlannedEntry } from "./plan-types";
import { daysOf } from "./slots";

/** What a person must look at: entries that hold a slot and may not come, and warm things that come late or not at all. */
export function conflictsOf(
  problem: PlanProblem,
  { warm }: Pick<FoundPlan, "warm" | "food">,
): PlanConflict[] {
  const entries = (problem.book.today?.answer === "no" ? problem.request.facts.ledger : problem.fixed)
    .filter((entry) => isToCome(problem, entry))
    .flatMap((entry): PlanConflict[] => {
      const { answer, reason } = answerFor(problem, entry);
      return answer === "yes" ? [] : [{ of: "entry", ledgerId: entry.id, answer, because: reason }];
    });
  const late = problem.warm.flatMap(({ need, by }, which): PlanConflict[] => {
    if (problem.book.today?.answer === "no") return [];
    const at = warm[which];
    const daysLate = at === null || at === undefined ? null : Math.max(0, (problem.days[at] as number) - by);
    return daysLate === 0 ? [] : [{ of: "warm", by: need.by, daysLate }];
  });
  return [...entries, ...late];
}

/** What stands in the horizon already and may come: sent, packed, the family's and other groups'. */
export function standingEntries(problem: PlanProblem): PlannedEntry[] {
  const { facts } = problem.request;
  return problem.fixed
    .filter((entry) => isToCome(problem, entry))
    .flatMap((entry): PlannedEntry[] => {
      const { answer, reason, source } = answerFor(problem, entry);
      if (answer === "no") return [];
      const day = daysOf(entry.on).until;
      const isFamilyDay = entry.who === "family" && entry.state === "planned";
      return [
        {
          ...{
            ledgerId: entry.id,
            movedFrom: null,
            grams: entry.grams,
            answer,
            because: reason,
            rule: source,
          },
          purpose: entry.purpose ?? (entry.who === "family" ? "family" : "food"),
          on: dateOfNumber(day),
          sendBy: dateOfNumber(day - journeyDays(facts, entry.kind)),
          reason: isFamilyDay ? "family-day" : "fixed",
        },
      ];
    });
}

function isToCome({ request, last }: PlanProblem, { on, state }: LedgerEntry): boolean {
  const day = daysOf(on).until;
  return slotUseOf(state) === "holds" && day >= dayNumber(request.facts.today) && day <= last;
}

/** The answer for an entry of the ledger, as if it were asked for now beside all others. */
function answerFor({ book }: PlanProblem, entry: LedgerEntry) {
  const { kind, grams, isOutsideCount } = entry;
  const asked = { kind, grams, isOutsideCount, day: daysOf(entry.on).until };
  return book.on(asked, isMovable(entry) ? {} : { without: entry.id });
}
