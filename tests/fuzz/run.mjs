import { startVitest } from "vitest/node";

const FULL = 2000;
const SHORT = 200;

/**
 * `npm run test:fuzz [-- --short | -- --files N]`: mangled lists of which it is known which rows are still good. The last
 * line counts files, rows and lost rows.
 */
const args = process.argv.slice(2);
const at = args.indexOf("--files");
process.env.FUZZ_FILES = String(at >= 0 ? Number(args[at + 1]) : args.includes("--short") ? SHORT : FULL);
const vitest = await startVitest("test", [], {
  config: "tests/vitest.config.ts",
  include: ["tests/fuzz/*.test.ts"],
  reporters: ["default"],
  watch: false,
  testTimeout: 120_000,
});
const modules = vitest.state.getTestModules();
const tests = modules.flatMap((module) => [...module.children.allTests()]);
const count = (state) => tests.filter((test) => test.result().state === state).length;
const broken = modules.filter((module) => module.state() === "failed").length;
const failed = Math.max(count("failed"), broken) + vitest.state.getUnhandledErrors().length;
const figures = {};
for (const test of tests) {
  for (const [name, value] of Object.entries(test.meta())) {
    if (typeof value === "number") figures[name] = (figures[name] ?? 0) + value;
  }
}
await vitest.close();
console.log(JSON.stringify({ suite: "test:fuzz", passed: count("passed"), failed, ...figures }));
process.exitCode = failed > 0 || tests.length === 0 ? 1 : 0;
