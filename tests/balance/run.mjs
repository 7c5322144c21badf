import { runCounted } from "../setup/counted.mjs";

/**
 * `npm run test:balance [-- --short]`: plans against an exact solver, their certificates, and a million draws (short:
 * fifty thousand) against the filters. The last line counts what was tried.
 */
process.env.BALANCE_DRAWS = process.argv.includes("--short") ? "50000" : "1000000";
await runCounted({ suite: "test:balance", include: "tests/balance/*.test.ts", testTimeout: 1_200_000 });
