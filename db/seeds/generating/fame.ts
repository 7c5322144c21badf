import type { Chance } from "#db/factories/random";

/** Zipf's exponent where most are little known and nobody has everything. */
const EXPONENT = 0.8;
/** Moves the curve away from its peak, so that the first does not take a tenth of all. */
const OFFSET = 12;
/** Nobody writes to this share of people. */
const FORGOTTEN = 0.28;

/** Parts `total` letters among so many people by fame, in chance's order; the parts sum up to it exactly. */
export function shareByFame(chance: Chance, people: number, total: number): number[] {
  const written = Math.max(1, Math.round(people * (1 - FORGOTTEN)));
  const weights = Array.from({ length: written }, (_, rank) => (rank + OFFSET) ** -EXPONENT);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let weightSoFar = 0;
  let given = 0;
  const shares = weights.map((weight) => {
    weightSoFar += weight;
    const upTo = Math.round((weightSoFar / sum) * total);
    const share = upTo - given;
    given = upTo;
    return share;
  });
  shares[0] = (shares[0] ?? 0) + total - given;
  return chance.shuffled([...shares, ...Array<number>(Math.max(0, people - written)).fill(0)]);
}
