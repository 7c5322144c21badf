import { dayAfter } from "../dates/instants";
import { spanOf } from "../dates/span";
import { parcelRuling } from "../prisoners/custody";
import { sanctionsInForce } from "../prisoners/sanctions";
import type {
  AllowanceAnswer,
  AllowanceReason,
  Answer,
  ParcelFacts,
  ParcelQuestion,
} from "./allowance-types";
import { slotUseOf } from "./ledger";
import type { RuleSource } from "./rules";

/** Whether something of this kind and weight may arrive on that day. Source: parcels.md, The answer for a day. */
export function allowance(facts: ParcelFacts, question: ParcelQuestion): AllowanceAnswer {
  const { rules, person, today } = facts;
  const is = (answer: Answer, reason: AllowanceReason, rule: RuleSource): AllowanceAnswer => ({
    answer,
    reason,
    rule,
    nextYes: null,
    used: 0,
    held: 0,
    limit: null,
    gramsLeft: null,
  });
  const heaviest = rules.heaviest[question.kind];
  if ((question.grams ?? 0) > heaviest.grams) return is("no", "too-heavy", heaviest.source);
  if (person.consent !== "given") return is("no", "no-consent", rules.custody);
  const ruling = parcelRuling({ ...person, sanctions: sanctionsInForce(facts.sanctions, today) });
  if (ruling.rule !== "rule") return is("no", ruling.reason as AllowanceReason, rules.custody);
  const stay = facts.stays.at(-1);
  const row = rules.allowances.find(({ kinds, regime }) =>
    stay?.kind ? kinds.includes(stay.kind) && (regime === undefined || regime === stay.regime) : false,
  );
  if (!row) return is("ask", "no-rule", rules.custody);
  const limit = question.kind === "packet" ? row.packets : row.parcels;
  if (limit.of !== "count") return is(limit.of === "nothing" ? "yes" : "ask", "no-limit", row.source);
  const from = dayAfter(question.day, -365);
  const counted = facts.ledger.filter(
    ({ on, kind }) => (kind === "packet") === (question.kind === "packet") && (spanOf(on).until ?? "") > from,
  );
  const used = counted.filter(({ state }) => slotUseOf(state) === "uses").length;
  const held = counted.filter(({ state }) => slotUseOf(state) === "holds").length;
  const isOpen = used + held < limit.count;
  return {
    ...is(isOpen ? "yes" : "no", isOpen ? "within-limit" : "limit-reached", row.source),
    used,
    held,
    limit: limit.count,
  };
}
