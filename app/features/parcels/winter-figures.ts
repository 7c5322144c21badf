import type { ParcelPlan } from "~/domain/parcels/plan-types";

type Blocked = Extract<ParcelPlan["conflicts"][number], { of: "blocked" }>["because"];

/** What is kept of a plan of a winter beside its lines. */
export interface WinterFigures {
  /** Everybody whose family agreed, and those of them who get something by this plan. */
  looked: number;
  people: number;
  parcels: Record<"warm" | "food" | "celebration", number>;
  /** People for whom nothing can be planned, by the reason: how many, and some of them. */
  blocked: { reason: Blocked; count: number; prisonerIds: string[] }[];
  /** People whose warm things come late or not at all. */
  late: { count: number; prisonerIds: string[] };
}

export function readWinterFigures(stored: string | null): WinterFigures | null {
  return stored === null ? null : (JSON.parse(stored) as WinterFigures);
}
