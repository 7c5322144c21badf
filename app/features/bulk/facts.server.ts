import type { findBulkFacts } from "#db/repositories/bulk-values";
import type { BulkFacts } from "~/domain/desk/bulk";

/** What a deed looks at, as it is stored. */
export function factsOf(row: Awaited<ReturnType<typeof findBulkFacts>>[number]): BulkFacts {
  const { target, cap, languageMask, stayId, facilityId, confirmedOn, toBeConfirmed } = row;
  return { target, cap, languageMask, stayId, facilityId, confirmedOn, facilityOpen: toBeConfirmed === 1 };
}
