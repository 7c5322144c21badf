import { runCounted } from "../setup/counted.mjs";

/**
 * `npm run test:parcels [-- --short]`: answers against a count by hand, the table of the law row by row, plans against
 * every possible plan. Short: fewer of each. The last line counts what was tried.
 */
const isShort = process.argv.includes("--short");
process.env.PARCEL_HISTORIES = isShort ? "4000" : "100000";
process.env.PARCEL_PLANS = isShort ? "40" : "1000";
await runCounted({ suite: "test:parcels", include: "tests/parcels/*.test.ts", testTimeout: 1_800_000 });
