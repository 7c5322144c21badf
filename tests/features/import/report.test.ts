import { expect, test } from "vitest";
import type { ImportPlan } from "~/domain/import/plan";
import { planLines, unreadableLine } from "~/features/import/report";
import { factsOf } from "../../domain/import/samples";

const facts = factsOf();
const creation = { line: 2, facts, rowDigest: "", facility: { created: 0 } };
const plan: ImportPlan = {
  create: [creation],
  change: [{ ...creation, line: 3, facility: null, prisonerId: "p", fields: ["name", "status"] }],
  recognise: [],
  unchanged: ["7", "8"],
  refused: [
    { line: 17, reason: "no-name" },
    { line: 18, reason: "duplicate-id", firstLine: 4 },
  ],
  doubts: [],
  words: [],
  facilities: facts.place ? [facts.place] : [],
  notes: Array.from({ length: 12 }, (_, at) => ({
    line: at + 2,
    code: "unreadable-date",
    column: "birthDate",
  })),
};
const rest = [
  "  line 3: name, status",
  "Unchanged: 2.",
  "  line 17: no name",
  "  line 18: the same id as in line 4",
  "  ИК-41, Могилёвская область",
  "Please look at 12 rows: a date that cannot be read, kept as unknown (birthDate), lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more.",
];

test("a report says what was done, row by row, and names nobody", () => {
  const lines = planLines(plan, false);
  expect(lines).toEqual([
    "Created 1 prisoner.",
    "Changed 1 prisoner.",
    ...rest.slice(0, 2),
    "Refused 2 rows.",
    ...rest.slice(2, 4),
    "Created 1 facility, to be confirmed.",
    ...rest.slice(4),
  ]);
  expect(lines.join()).not.toContain("Липов");
});

test("a dry run says what would be done", () => {
  const lines = planLines(plan, true);
  expect(lines.filter((line) => !rest.includes(line))).toEqual([
    "Dry run: nothing was written.",
    "Would create 1 prisoner.",
    "Would change 1 prisoner.",
    "Would refuse 2 rows.",
    "Would create 1 facility, to be confirmed.",
  ]);
});

test("a file that cannot be read is told why, and what to do", () => {
  expect(unreadableLine({ reason: "too-many-rows", limit: 5000 })).toMatch(
    /^The file has more than 5000 rows\. Divide/,
  );
  expect(unreadableLine({ reason: "too-many-bytes", limit: 2_097_152 })).toMatch(
    /^The file is larger than 2 MB\./,
  );
  expect(unreadableLine({ reason: "missing-columns", columns: ["died"] })).toContain(
    "lacks these columns: died.",
  );
});
