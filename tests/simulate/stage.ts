import { gini, meanOf } from "./figures";
import { compareWithHindsight } from "./hindsight";
import { engine, POLICIES } from "./policies";
import { badSeason, everybodyWrites, manyStaySilent } from "./scenarios";
import type { Counting } from "./world";

const size = { people: Number(process.env.PEOPLE ?? 1500), choices: Number(process.env.CHOICES ?? 7500) };
const seeds = Array.from({ length: Number(process.env.SEEDS ?? 5) }, (_, index) => index + 1);

/** Plays every scenario with every way to choose, and says on one line what came of it, as means over the seeds. */
function main(): void {
  const letters = new Map<string, number[]>();
  const names = Object.entries(POLICIES);
  const everybody = names.map(([name, policy]) => {
    const runs = seeds.map((seed) => everybodyWrites(policy, seed, size));
    letters.set(name, runs[0]?.letters ?? []);
    return { name, ...meanOf(runs.map(({ letters: _, ...figures }) => figures)) };
  });
  const countings: Counting[] = ["measured", "confirmed", "ever-claimed"];
  const silent = [
    ...countings.map((counting) => ({ name: counting, policy: engine, counting })),
    ...names.slice(1).map(([name, policy]) => ({ name, policy, counting: "measured" as const })),
  ].map(({ name, policy, counting }) => {
    const runs = seeds.map((seed) => manyStaySilent(policy, seed, size, counting));
    return { name, ...meanOf(runs) };
  });
  const season = names.map(([name, policy]) => ({
    name,
    ...meanOf(seeds.map((seed) => badSeason(policy, seed, size))),
  }));
  const hindsight = seeds.map((seed) => compareWithHindsight(seed, size));
  console.log(
    JSON.stringify({
      size,
      seeds: seeds.length,
      everybody,
      silent,
      season,
      hindsight,
      spread: spreadOf(letters),
    }),
  );
}

/** How many people got how many letters, in the first seed's run. */
function spreadOf(letters: ReadonlyMap<string, readonly number[]>) {
  return [...letters].map(([name, counts]) => ({
    name,
    gini: gini(counts),
    people: Array.from(
      { length: 16 },
      (_, count) => counts.filter((each) => (count === 15 ? each >= 15 : each === count)).length,
    ),
  }));
}

main();
