import { startVitest } from "vitest/node";

/**
 * Runs the test files of one suite and prints, as the last line, how many passed and failed and the sum of every figure
 * that a test put into its `task.meta`. A suite in which nothing ran has failed.
 */
export async function runCounted(suite) {
  const { passed, failed, figures } = await countTests(suite);
  console.log(JSON.stringify({ suite: suite.suite, passed, failed, ...figures }));
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** The same without the last line, for a suite that goes on. */
export async function countTests({ include, filters = [], testTimeout }) {
  const vitest = await startVitest("test", filters, {
    config: "tests/vitest.config.ts",
    include: [include],
    reporters: ["default"],
    watch: false,
    ...(testTimeout ? { testTimeout } : {}),
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
  return { passed: count("passed"), failed, figures };
}
