import { startVitest } from "vitest/node";

/** `npm run test:unit [-- name of a file]`: everything that needs neither a browser nor a running server. */
const vitest = await startVitest("test", process.argv.slice(2), {
  config: "tests/vitest.config.ts",
  reporters: ["default"],
  watch: false,
});
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const count = (state) => tests.filter((test) => test.result().state === state).length;
const broken = vitest.state.getTestModules().filter((module) => module.state() === "failed").length;
const failed = Math.max(count("failed"), broken) + vitest.state.getUnhandledErrors().length;
await vitest.close();
console.log(JSON.stringify({ passed: count("passed"), failed, skipped: count("skipped") }));
process.exitCode = failed > 0 || tests.length === 0 ? 1 : 0;
