import * as v from "valibot";
import { cleanSignature } from "~/domain/correspondence/signature";

/** How many people somebody may leave to the house to choose, at once. */
export const wishedCounts = [1, 2, 3, 5, 10] as const;

export const wishForm = v.object({
  people: v.pipe(
    v.optional(v.string(), ""),
    v.transform(Number),
    v.picklist(wishedCounts, "wish.people.missing"),
  ),
  signature: v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const verdict = cleanSignature(dataset.value);
      if (!verdict.ok) addIssue({ message: `signature.${verdict.reason}` });
    }),
  ),
});

/** The counts that fit somebody's free places. */
export function countsUpTo(free: number): number[] {
  return wishedCounts.filter((count) => count <= free);
}
