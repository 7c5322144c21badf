/** Half the mean difference between any two, over the mean: 0 is even, 1 is everything with one. */
export function gini(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const total = sum(sorted);
  if (total === 0) return 0;
  const weighted = sorted.reduce((all, count, index) => all + count * (index + 1), 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/** The share of people with fewer than so many. */
export function shareUnder(counts: readonly number[], limit: number): number {
  return counts.filter((count) => count < limit).length / counts.length;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

/** Means of rows of the same figures. */
export function meanOf<Key extends string>(rows: readonly Record<Key, number>[]): Record<Key, number> {
  const [first] = rows;
  if (!first) throw new RangeError("no rows");
  const keys = Object.keys(first) as Key[];
  return Object.fromEntries(
    keys.map((key) => [key, sum(rows.map((row) => row[key])) / rows.length]),
  ) as Record<Key, number>;
}
