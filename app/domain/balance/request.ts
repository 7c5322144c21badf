import { addDaysTo, type DateISO, dayOf, type Instant } from "../dates/instants";
import type { Channel } from "../facilities/channels";

/** At most one request to any volunteer in these days. */
export const REQUEST_EVERY_DAYS = 14;

export type RequestFacts = {
  /** How many more people the volunteer asked for. */
  people: number;
  capacity: number;
  openCount: number;
  /** The account is closed, or new correspondences rest for it. */
  closed: boolean;
  underReport: boolean;
  /** When a plan last gave them somebody. */
  requestedAt: Instant | null;
};

export type RequestVerdict =
  | { ok: true; wants: number }
  | { ok: false; reason: "not-wished" | "account-closed" | "resting" | "capacity-full" }
  | { ok: false; reason: "asked-lately"; again: Instant };

/**
 * How many people a plan may give to somebody who left the choice to the house: what they asked for, never past their
 * capacity. A volunteer gets one request in {@link REQUEST_EVERY_DAYS} days; lines of the plan whose request was made
 * at `sameRequest` belong to that one. Source: product.md 12; balance.md, Planning.
 */
export function decideRequest(
  { people, capacity, openCount, closed, underReport, requestedAt }: RequestFacts,
  now: Instant,
  sameRequest: Instant | null = null,
): RequestVerdict {
  if (people <= 0) return { ok: false, reason: "not-wished" };
  if (closed) return { ok: false, reason: "account-closed" };
  if (underReport) return { ok: false, reason: "resting" };
  const wants = Math.min(people, capacity - openCount);
  if (wants <= 0) return { ok: false, reason: "capacity-full" };
  if (requestedAt !== null && requestedAt !== sameRequest) {
    const again = addDaysTo(requestedAt, REQUEST_EVERY_DAYS);
    if (now < again) return { ok: false, reason: "asked-lately", again };
  }
  return { ok: true, wants };
}

/** The day from which a plan may give somebody people again; null: any day. */
export function nextRequestOn(requestedAt: Instant | null, now: Instant): DateISO | null {
  const again = requestedAt === null ? now : addDaysTo(requestedAt, REQUEST_EVERY_DAYS);
  return again > now ? dayOf(again) : null;
}

/**
 * The way a planned correspondence goes, out of those that both sides have: one that ties the letter to no card comes
 * first. Null where there is none. Source: domain.md §4, "What is safe for whom".
 */
export function channelForPlan(offered: readonly Channel[]): Channel | null {
  return plainFirst.find((channel) => offered.includes(channel)) ?? null;
}

const plainFirst: readonly Channel[] = ["post", "relay", "fsin-pismo", "zonatelecom"];

/** Whether nothing came of a planned hold yet, so that it may go without a trace: no letter, no number taken, no seven days more. */
export function isUntouched(hold: {
  state: string;
  lastLetterOn: string | null;
  lastNumber: number;
  extendedAt: Instant | null;
}): boolean {
  return (
    hold.state === "held" && hold.lastLetterOn === null && hold.lastNumber === 0 && hold.extendedAt === null
  );
}
