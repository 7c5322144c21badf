import { describe, expect, it, test } from "vitest";
import { parsePartialDate, partialDateOf, pastDateOf } from "~/domain/dates/partial-date";

describe("reading a date", () => {
  it.each([
    ["1985-02-14", "1985-02-14", "day"],
    [" 14.02.1985 ", "1985-02-14", "day"],
    ["4.2.1985", "1985-02-04", "day"],
    ["1985-02-14T23:30:00Z", "1985-02-14", "day"],
    ["1985-02-14T23:30:00.000+03:00", "1985-02-14", "day"],
    ["1985-02-14 00:00:00", "1985-02-14", "day"],
    ["2024-02-29", "2024-02-29", "day"],
    ["2000-02-29", "2000-02-29", "day"],
    ["1985-03", "1985-03-01", "month"],
    ["03.1985", "1985-03-01", "month"],
    ["1985", "1985-01-01", "year"],
    ["1900", "1900-01-01", "year"],
    ["", null, "unknown"],
    ["  ", null, "unknown"],
  ])("%j is %s to the %s", (raw, date, precision) => {
    expect(parsePartialDate(raw)).toEqual({ ok: true, value: { date, precision } });
  });

  it.each([
    "2023-02-29",
    "1900-02-29",
    "31.04.1985",
    "1985-13",
    "1985-00-10",
    "00.02.1985",
    "1985-2-14",
    "14/02/1985",
    "14.02.85",
    "1899-12-31",
    "2200",
    "около 1985",
    "1985-02-14Tnoon",
    "198",
  ])("%j is not a date", (raw) => {
    expect(parsePartialDate(raw)).toEqual({ ok: false, reason: "not-a-date" });
  });
});

const unknown = { date: null, precision: "unknown" };

test.each([
  [["", "", ""], unknown],
  [["", "", "2026"], { date: "2026-01-01", precision: "year" }],
  [["", "3", "2026"], { date: "2026-03-01", precision: "month" }],
  [["7", "03", "2026"], { date: "2026-03-07", precision: "day" }],
  [["7", "марта", "2026"], { date: "2026-03-07", precision: "day" }],
  [["", "March", "2026"], { date: "2026-03-01", precision: "month" }],
  [[" 29 ", "2", "2028"], { date: "2028-02-29", precision: "day" }],
] as const)("three fields %j", ([day, month, year], value) => {
  expect(partialDateOf({ day, month, year })).toEqual({ ok: true, value });
});

test.each([
  ["29", "2", "2026"],
  ["", "13", "2026"],
  ["7", "", "2026"],
  ["", "3", ""],
  ["7", "3", ""],
  ["7", "мр", "2026"],
  ["-1", "3", "2026"],
  ["7", "3", "26"],
])("is no date: %s %s %s", (day, month, year) => {
  expect(partialDateOf({ day, month, year })).toEqual({ ok: false, reason: "not-a-date" });
});

describe("a date in the past whose year was left out", () => {
  test.each([
    [["", "декабрь", ""], "2027-01-10", { date: "2026-12-01", precision: "month" }],
    [["", "1", ""], "2027-01-10", { date: "2027-01-01", precision: "month" }],
    [["10", "1", ""], "2027-01-10", { date: "2027-01-10", precision: "day" }],
    [["11", "1", " "], "2027-01-10", { date: "2026-01-11", precision: "day" }],
    [["29", "2", ""], "2027-01-10", { date: "2024-02-29", precision: "day" }],
    [["29", "2", ""], "2104-02-28", { date: "2096-02-29", precision: "day" }],
    [["", "12", "2027"], "2027-01-10", { date: "2027-12-01", precision: "month" }],
    [["", "", ""], "2027-01-10", unknown],
    [["", "", "2026"], "2027-01-10", { date: "2026-01-01", precision: "year" }],
  ] as const)("%j on %s", ([day, month, year], today, value) => {
    expect(pastDateOf({ day, month, year }, today)).toEqual({ ok: true, value });
  });

  test.each([
    ["31", "2", ""],
    ["5", "", ""],
    ["", "мартобря", ""],
  ])("%j %j %j is not a date", (day, month, year) => {
    expect(pastDateOf({ day, month, year }, "2027-01-10")).toEqual({ ok: false, reason: "not-a-date" });
  });
});
