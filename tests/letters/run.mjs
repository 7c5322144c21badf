import { startVitest } from "vitest/node";

/**
 * `npm run test:letters`: what becomes of a letter, by table; what a family tells against a second, naive matcher;
 * correcting, undoing and two relatives at once on both engines. The last line counts what was tried.
 */
const vitest = await startVitest("test", process.argv.slice(2), {
  config: "tests/vitest.config.ts",
  include: ["tests/letters/*.test.ts"],
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
console.log(JSON.stringify({ suite: "test:letters", passed: count("passed"), failed, ...figures }));
process.exitCode = failed > 0 || tests.length === 0 ? 1 : 0;
