import { runProgram } from "../setup/program.mjs";
import { keepResult } from "./results.mjs";

const PLAN_SECONDS = 10;

/** `npm run bench:parcels`: a year's plan for each of 10,000 invented prisoners, in a worker that tells how far it is. */
async function main() {
  const plan = await runProgram("tests/bench/parcels-stage.ts");
  const checks = [plan.planMs <= PLAN_SECONDS * 1000, plan.progressTold > 0];
  const failed = checks.filter((ok) => !ok).length;
  const result = { suite: "bench:parcels", passed: checks.length - failed, failed, plan };
  keepResult("parcels", result);
  console.log(`${plan.planMs / 1000} s for ${plan.prisoners} plans (goal ${PLAN_SECONDS})`);
  console.log(JSON.stringify(result));
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
