import { expect, test } from "vitest";
import { decisionForm } from "~/features/reports/report.form";
import { parseForm } from "~/platform/forms/parse-form";

const key = "6f1c1f1e-8d5f-4c0e-9f43-2f5c8c4f1a01";

test.each([
  ["no-harm", "", null],
  ["stopped", "", null],
  ["account-closed", "yes", null],
  ["account-closed", "", { sure: "desk-report.not-sure" }],
  ["account-closed", "no", { sure: "desk-report.not-sure" }],
  ["", "yes", { decision: "desk-report.choose" }],
])("%s with the tick %j", (decision, sure, errors) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ decision, sure, key })) if (value) form.set(name, value);
  const parsed = parseForm(decisionForm, form);
  expect(parsed.ok ? null : parsed.errors).toEqual(errors);
});
