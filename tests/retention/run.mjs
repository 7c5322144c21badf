import { startVitest } from "vitest/node";

/**
 * `npm run test:retention [-- --short]`: what each rule forgets and what it keeps, a day before and a day after, on both
 * engines; no byte of the erased in the files; a run that is killed in the middle. The last line counts what was tried.
 */
const isShort = process.argv.includes("--short");
process.env.RETENTION_KILLS = isShort ? "2" : "12";
const vitest = await startVitest("test", [], {
  config: "tests/vitest.config.ts",
  include: ["tests/retention/*.test.ts"],
  reporters: ["default"],
  watch: false,
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
console.log(JSON.stringify({ suite: "test:retention", passed: count("passed"), failed, ...figures }));
process.exitCode = failed > 0 || tests.length === 0 ? 1 : 0;
