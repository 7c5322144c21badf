import { runProgram } from "../setup/program.mjs";
import { keepResult } from "./results.mjs";

const SECONDS = 5;
const MEMORY_MB = 512;

/**
 * `npm run bench:balance`: one plan for 10,000 prisoners and 100,000 volunteers in a process of its own: seconds, the
 * memory the process rose to, and whether the plan's certificate holds.
 */
async function main() {
  const figures = await runProgram("tests/bench/balance-stage.ts");
  const checks = [figures.certified, figures.planMs <= SECONDS * 1000, figures.memoryMb <= MEMORY_MB];
  const failed = checks.filter((ok) => !ok).length;
  const result = { suite: "bench:balance", passed: checks.length - failed, failed, ...figures };
  keepResult("balance", result);
  console.log(`${figures.planMs / 1000} s (goal ${SECONDS}); ${figures.memoryMb} MB (goal ${MEMORY_MB})`);
  console.log(JSON.stringify(result));
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
