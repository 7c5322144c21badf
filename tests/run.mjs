import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Scripts of package.json in the order they run; one that is listed and does not exist is a failure. */
const steps = [
  "lint",
  "typecheck",
  "build",
  "test:unit",
  "test:letters",
  "test:balance --short",
  "test:parcels --short",
  "simulate --short",
  "test:fuzz --short",
  "test:retention --short",
  "test:authz",
  "test:origin --short",
  "test:headers --short",
  "test:xss --short",
  "test:races --short",
  "test:parcel-races --short",
  "test:totp --short",
  "test:crash --short",
  "test:backup --short",
  "test:disk",
  "test:limits --short",
  "test:egress",
  "test:e2e",
  "test:e2e:import",
  "bench:weight",
];

const root = fileURLToPath(new URL("..", import.meta.url));

/** `npm test`: every check in order, up to the first that fails. The last line is what CI reads. */
async function main() {
  const results = [];
  for (const step of steps) {
    const result = await runStep(step);
    results.push(result);
    if (result.failed > 0) break;
  }
  console.log("\n── summary");
  for (const { step, passed, failed, seconds } of results) {
    const verdict = failed > 0 ? "FAILED" : "ok";
    console.log(
      `${verdict.padEnd(7)} ${step.padEnd(28)} ${seconds.padStart(7)} s  ${passed + failed} checked`,
    );
  }
  for (const step of steps.slice(results.length)) console.log(`not run ${step}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

/** A step whose last line is JSON counts what it checked; any other counts as one. */
async function runStep(step) {
  const [script, ...args] = step.split(" ");
  console.log(`\n── ${step}`);
  if (!readScripts()[script]) {
    console.log(`package.json has no script "${script}".`);
    return { step, passed: 0, failed: 1, seconds: "0.0" };
  }
  const started = performance.now();
  const { code, lastLine } = await run("npm", ["run", "--silent", script, "--", ...args]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counted = countsIn(lastLine);
  const failed = code === 0 ? counted.failed : Math.max(1, counted.failed);
  return { step, passed: counted.passed ?? (failed > 0 ? 0 : 1), failed, seconds };
}

function readScripts() {
  return JSON.parse(readFileSync(`${root}package.json`, "utf8")).scripts;
}

/** Passes on what the program says as it says it, and keeps its last line. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let tail = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-10_000);
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, lastLine: tail.trimEnd().split("\n").at(-1) ?? "" }));
  });
}

function countsIn(line) {
  try {
    const { passed, failed } = JSON.parse(line);
    return {
      passed: Number.isInteger(passed) ? passed : undefined,
      failed: Number.isInteger(failed) ? failed : 0,
    };
  } catch {
    return { passed: undefined, failed: 0 };
  }
}

await main();
