import { countTests } from "../setup/counted.mjs";
import { fuzzForms } from "./run-forms.mjs";

const FULL = 2000;
const SHORT = 200;
const FULL_FORMS = 10_000;
const SHORT_FORMS = 500;

/**
 * `npm run test:fuzz [-- --short | -- --files N --forms N]`: mangled lists of which it is known which rows are still
 * good, then damaged forms at every address. The last line counts files, rows and lost rows, forms, the share of them
 * that reached the use case (how that is known: forms.mjs) and the answers by status.
 */
const args = process.argv.slice(2);
const asked = (name, full, short) => {
  const at = args.indexOf(name);
  return at >= 0 ? Number(args[at + 1]) : args.includes("--short") ? short : full;
};
process.env.FUZZ_FILES = String(asked("--files", FULL, SHORT));
const lists = await countTests({ include: "tests/fuzz/*.test.ts", testTimeout: 120_000 });
const forms = await fuzzForms(asked("--forms", FULL_FORMS, SHORT_FORMS));
for (const line of forms.failures.slice(0, 50)) console.log(line);
const failed = lists.failed + forms.failures.length;
const passed = lists.passed + Math.max(0, forms.counts.forms - forms.failures.length);
console.log(JSON.stringify({ suite: "test:fuzz", passed, failed, ...lists.figures, ...forms.counts }));
process.exitCode = failed > 0 || lists.passed === 0 ? 1 : 0;
