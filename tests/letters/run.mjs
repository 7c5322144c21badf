import { runCounted } from "../setup/counted.mjs";

/**
 * `npm run test:letters`: what becomes of a letter, by table; what a family tells against a second, naive matcher;
 * correcting, undoing and two relatives at once on both engines. The last line counts what was tried.
 */
await runCounted({
  suite: "test:letters",
  include: "tests/letters/*.test.ts",
  filters: process.argv.slice(2),
});
