import { runCounted } from "../setup/counted.mjs";

/**
 * `npm run test:retention [-- --short]`: what each rule forgets and what it keeps, a day before and a day after, on both
 * engines; no byte of the erased in the files; a run that is killed in the middle. The last line counts what was tried.
 */
process.env.RETENTION_KILLS = process.argv.includes("--short") ? "2" : "12";
await runCounted({ suite: "test:retention", include: "tests/retention/*.test.ts" });
