import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keepResult } from "../bench/results.mjs";
import { runProgram } from "../setup/program.mjs";
import { drawSpread } from "./chart.mjs";
import { tablesOf } from "./tables.mjs";

const GINI = 0.11;
const SQUARES = 1.05;
const page = fileURLToPath(new URL("../../docs/balance.md", import.meta.url));
const chart = fileURLToPath(new URL("../../docs/balance-simulated.svg", import.meta.url));

/**
 * `npm run simulate [-- --short]`: campaigns played with the engine's own rules beside a free list and two lotteries,
 * over several seeds. The full run writes its tables and chart into docs; the short one only checks.
 */
async function main() {
  const isShort = process.argv.includes("--short");
  const size = isShort ? { PEOPLE: "300", CHOICES: "1500", SEEDS: "1" } : {};
  const played = await runProgram("tests/simulate/stage.ts", size);
  console.log(tablesOf(played));
  if (!isShort) {
    writeFileSync(page, withTables(readFileSync(page, "utf8"), tablesOf(played)));
    writeFileSync(chart, drawSpread(played.spread));
  }
  const [even, silent, season] = [played.everybody[0], played.silent[0], played.season[0]];
  const squares = Math.max(...played.hindsight.map((each) => each.squares));
  const checks = {
    "Gini when everybody writes": even.gini <= GINI,
    "nobody after 14 days when everybody writes": even.nobodyAfter14 === 0,
    "Gini when many stay silent": silent.gini <= GINI,
    "nobody after 14 days when many stay silent": silent.nobodyAfter14 === 0,
    "nobody in the end of a bad season": season.nobodyAfter === 0,
    "squares beside hindsight": squares <= SQUARES,
    "least beside hindsight": played.hindsight.every((each) => each.least >= each.leastInHindsight - 1),
  };
  const missed = Object.keys(checks).filter((name) => !checks[name]);
  for (const name of missed) console.log(`missed: ${name}`);
  const result = {
    suite: "simulate",
    passed: Object.keys(checks).length - missed.length,
    failed: missed.length,
    gini: even.gini,
    giniWithSilence: silent.gini,
    squares,
  };
  keepResult("simulate", { ...result, ...played });
  console.log(JSON.stringify(result));
  process.exitCode = missed.length > 0 ? 1 : 0;
}

/** Replaces what stands between the two marks of the page. */
function withTables(text, tables) {
  const [before, rest] = text.split("<!-- simulated -->\n");
  const [, after] = (rest ?? "").split("<!-- /simulated -->");
  if (after === undefined) throw new Error("docs/balance.md has no place for the tables");
  return `${before}<!-- simulated -->\n${tables}\n<!-- /simulated -->${after}`;
}

await main();
