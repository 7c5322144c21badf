import { type DayNumber, dayNumber } from "../dates/day-numbers";
import { CONFIRMED_FOR_DAYS, parcelRuling } from "../prisoners/custody";
import type { AllowanceReason, Answer, ParcelFacts } from "./allowance-types";
import type { Places } from "./places";
import type { RuleSource } from "./rules";
import type { SanctionDays } from "./sanction-days";

export type Hindrance = { answer: Exclude<Answer, "yes">; reason: AllowanceReason; source: RuleSource };

/** What consent, status and address forbid today, whatever day is asked; null: nothing. Source: domain.md §5, §6. */
export function hindranceToday({ person, rules }: ParcelFacts): Hindrance | null {
  const source = rules.custody;
  const no = (reason: AllowanceReason): Hindrance => ({ answer: "no", reason, source });
  const { rule, reason } = parcelRuling({
    ...person,
    sanctions: [],
    daysSinceConfirmed: 0,
  });
  if (rule === "close" || rule === "pause" || rule === "hold") return no(reason as AllowanceReason);
  if (person.consent === "refused") return no("consent-refused");
  if (person.consent !== "given") return no("no-consent");
  const { daysSinceConfirmed } = person;
  if (daysSinceConfirmed === null || daysSinceConfirmed > CONFIRMED_FOR_DAYS) return no("not-confirmed");
  return rule === "confirm" ? { answer: "ask", reason: "hospital", source } : null;
}

/** What a sanction on the way or the quarantine after an arrival says of a journey; null: nothing. */
export function hindranceOn(
  facts: ParcelFacts,
  places: Places,
  sanctions: SanctionDays,
  sentOn: DayNumber,
  day: DayNumber,
): Hindrance | null {
  const { rules, person, today } = facts;
  const none = sanctions.noneIn(sentOn, day);
  if (none !== null) return { answer: "no", reason: none, source: rules.sanctions[none].source };
  const kind = places.ruleOn(day).kind;
  if (kind === null || !rules.quarantine.kinds.includes(kind)) return null;
  const isQuarantined = person.status === "quarantine";
  const arrived = places.arrivedBy(day) ?? (isQuarantined ? dayNumber(today) : null);
  if (arrived === null || day > arrived + rules.quarantine.days) return null;
  return { answer: "ask", reason: "quarantine", source: rules.quarantine.source };
}
