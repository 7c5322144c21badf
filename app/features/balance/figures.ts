import type { PlanFigures } from "~/domain/balance/plan-report";

/** What is kept of a plan beside its lines, in counts. */
export interface Figures extends PlanFigures {
  /** Wishes that rest because their volunteers were given somebody less than a fortnight ago. */
  lately: number;
}

export function readFigures(stored: string | null): Figures | null {
  return stored === null ? null : (JSON.parse(stored) as Figures);
}
