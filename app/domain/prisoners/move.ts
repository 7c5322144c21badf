import { type DateISO, type Instant, latestDay } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import type { Status } from "./statuses";

/** What a family may report of somebody's whereabouts. */
export const moveKinds = ["moved", "released"] as const;
export type MoveKind = (typeof moveKinds)[number];

/** What a coordinator may say a person's status is after a move. */
export const statusesAfterMove = [
  "in-transit",
  "quarantine",
  "serving",
  "remand",
  "hospital",
  "awaiting-transfer",
  "detained",
  "house-arrest",
  "unknown",
] as const satisfies readonly Status[];
export type StatusAfterMove = (typeof statusesAfterMove)[number];

const withoutPlace: readonly Status[] = ["in-transit", "unknown"];
/** At home, or newly arrested and not found yet. */
const withOrWithout: readonly Status[] = ["house-arrest", "detained", "remand"];

export type SinceVerdict = { ok: true } | { ok: false; reason: "future"; latest: DateISO };

/** Whether something may have begun then: no part of the date is after today anywhere on earth (UTC+14). */
export function decideSince({ date }: PartialDate, now: Instant): SinceVerdict {
  const latest = latestDay(now);
  return date !== null && date > latest ? { ok: false, reason: "future", latest } : { ok: true };
}

export type MoveVerdict = SinceVerdict | { ok: false; reason: "place-needed" | "place-too-much" };

/** Whether place, status and day of a move fit: on the way nobody has a place, at home and
 * newly arrested one may be missing, and everywhere else one is needed. */
export function decideMove(
  move: { status: StatusAfterMove; hasPlace: boolean; since: PartialDate },
  now: Instant,
): MoveVerdict {
  const isWithoutPlace = withoutPlace.includes(move.status);
  if (isWithoutPlace && move.hasPlace) return { ok: false, reason: "place-too-much" };
  if (!isWithoutPlace && !withOrWithout.includes(move.status) && !move.hasPlace)
    return { ok: false, reason: "place-needed" };
  return decideSince(move.since, now);
}
