const COUNTINGS = {
  measured: "this engine: letters + p × live holds",
  confirmed: "this engine, counting letters only",
  "ever-claimed": "this engine, counting all that was ever claimed",
};

/** What was played, as the tables of docs/balance.md. */
export function tablesOf({ size, seeds, everybody, silent, season, hindsight }) {
  const worst = Math.max(...hindsight.map(({ squares }) => squares));
  const short = Math.max(...hindsight.map(({ least, leastInHindsight }) => leastInHindsight - least));
  return [
    `${size.people} prisoners, ${size.choices} choices, mean of ${seeds} ${seeds === 1 ? "seed" : "seeds"}.`,
    "",
    table(
      ["everybody writes, 28 days", "no letter", "nobody after 14 days", "Gini"],
      everybody.map((row) => [row.name, percent(row.noLetter), percent(row.nobodyAfter14), two(row.gini)]),
    ),
    "",
    `Beside the best that could have been done had all who followed the advice been known at once: sum of squares`,
    `at most ${worst.toFixed(3)} ×, and the least written-to person has ${short > 0 ? `${short} fewer` : "no fewer"}.`,
    "",
    table(
      ["40 % never write, 120 days", "under two writers", "nobody after 14 days", "Gini"],
      silent.map((row) => [
        COUNTINGS[row.name] ?? row.name,
        percent(row.underTwo),
        percent(row.nobodyAfter14),
        two(row.gini),
      ]),
    ),
    "",
    table(
      [
        "a bad season, 180 days",
        "no writer on day 60, after the fakes",
        "the famous one gets that night",
        "others get that night",
        "most to one of them",
        "no writer in the end",
        "Gini in the end",
      ],
      season.map((row) => [
        row.name,
        percent(row.nobodyBefore),
        Math.round(row.celebrity),
        Math.round(row.others),
        Math.round(row.mostGained),
        percent(row.nobodyAfter),
        two(row.gini),
      ]),
    ),
  ].join("\n");
}

function table(heads, rows) {
  return [heads, heads.map((_, at) => (at === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const percent = (share) => `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`;
const two = (value) => value.toFixed(2);
