import { describe, expect, it } from "vitest";
import { receiptForm, receiptOf } from "~/features/receipts/receipt.form";
import { parseForm } from "~/platform/forms/parse-form";

/** In Moscow it is already the 10th. */
const now = new Date("2027-01-09T22:00:00.000Z");
const key = "6f1c1f1e-8d5f-4c0e-9f43-2f5c8c4f1a01";

function arrived(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, key })) form.set(name, value);
  const parsed = parseForm(receiptForm, form);
  return parsed.ok ? receiptOf(parsed.values, now).arrived : parsed.errors;
}

describe("when letters arrived", () => {
  it.each([
    ["", "декабрь", "", "2026-12-01", "month"],
    ["", "января", "", "2027-01-01", "month"],
    ["10", "1", "", "2027-01-10", "day"],
    ["11", "1", "", "2026-01-11", "day"],
    ["29", "2", "", "2024-02-29", "day"],
    ["", "декабрь", "2027", "2027-12-01", "month"],
    ["", "", "2026", "2026-01-01", "year"],
    ["", "", "", null, "unknown"],
  ])("%j %j %j is %s, to the %s", (dateDay, dateMonth, dateYear, date, precision) => {
    expect(arrived({ when: "other", dateDay, dateMonth, dateYear })).toEqual({ date, precision });
  });

  it.each([
    ["31", "2", ""],
    ["5", "", ""],
    ["", "мартобря", ""],
  ])("%j %j %j is never guessed", (dateDay, dateMonth, dateYear) => {
    expect(arrived({ when: "other", dateDay, dateMonth, dateYear })).toEqual({ dateDay: "day.not-a-date" });
  });
});
