import type { DateISO } from "../dates/instants";
import { eligible, type FilterPrisoner, type FilterVolunteer } from "./filters";
import { compareKeys, ringEntry, type SuggestionKey } from "./suggestion-key";

export const SUGGESTIONS = 3;

/**
 * The three prisoners to show, by the plainest road: filter all, sort all, take three after `skip`. The repository
 * walks an index instead; this is what its answer is compared with. Two prisoners equal in the whole key, ring
 * included, stand in the order of their ids.
 */
export function pickThree<P extends FilterPrisoner & { key: SuggestionKey }>(
  volunteer: FilterVolunteer & { id: string },
  prisoners: readonly P[],
  { date, skip }: { date: DateISO; skip: number },
): P[] {
  const entry = ringEntry(volunteer.id, date);
  return prisoners
    .filter((prisoner) => eligible(volunteer, prisoner).ok)
    .sort((a, b) => compareKeys(a.key, b.key, entry) || (a.id < b.id ? -1 : 1))
    .slice(skip, skip + SUGGESTIONS);
}
