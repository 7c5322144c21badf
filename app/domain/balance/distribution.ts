/** What is shown of how evenly people are written to. Loads are shares of the target in millionths. */
export type Evenness = {
  prisoners: number;
  /** People whose load is 0. */
  nobody: number;
  /** The least load of all, and the distance to the greatest. */
  fewest: number;
  spread: number;
  /** 0: all alike; towards 1: a few have everything. In thousandths. */
  giniMilli: number;
  /** How many people have a load in each of {@link shares}. */
  bars: number[];
};

/** Upper ends of the bars, in millionths of the target: nobody, up to a third, two thirds, the target, twice, beyond. */
export const shares = [0, 333_334, 666_667, 1_000_000, 2_000_000, Number.POSITIVE_INFINITY] as const;

/** How evenly loads lie, each as a share of its target in millionths. */
export function evennessOf(ranks: readonly number[]): Evenness {
  const sorted = Float64Array.from(ranks).sort();
  const [fewest = 0] = sorted;
  return {
    prisoners: sorted.length,
    nobody: countBetween(sorted, Number.NEGATIVE_INFINITY, 0),
    fewest,
    spread: (sorted.at(-1) ?? 0) - fewest,
    giniMilli: Math.round(1000 * giniOf(sorted)),
    bars: shares.map((end, index) =>
      countBetween(sorted, shares[index - 1] ?? Number.NEGATIVE_INFINITY, end),
    ),
  };
}

/**
 * The Gini coefficient of values sorted from the least: the mean difference between two of them over twice the mean; 0
 * where there is nothing to share. Source: Gini, Variabilità e mutabilità (1912), in the sorted form.
 */
export function giniOf(sorted: ArrayLike<number>): number {
  let sum = 0;
  let weighted = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const value = sorted[index] ?? 0;
    sum += value;
    weighted += (index + 1) * value;
  }
  const count = sorted.length;
  return sum === 0 ? 0 : (2 * weighted) / (count * sum) - (count + 1) / count;
}

function countBetween(sorted: Float64Array, above: number, upTo: number): number {
  return sorted.reduce((count, value) => count + Number(value > above && value <= upTo), 0);
}
