import { describe, expect, it } from "vitest";
import { monthOf } from "~/domain/dates/month-words";
import { dayMeant, letterForm } from "~/features/correspondence/day.form";
import { parseForm } from "~/platform/forms/parse-form";

/** In Moscow it is already the 21st. */
const now = new Date("2026-11-20T22:00:00.000Z");

function said(when: string, day = "", month = "", year = "") {
  const form = new FormData();
  const key = "6f1c1f1e-8d5f-4c0e-9f43-2f5c8c4f1a01";
  for (const [name, value] of Object.entries({ when, dateDay: day, dateMonth: month, dateYear: year, key })) {
    if (value !== "") form.set(name, value);
  }
  const parsed = parseForm(letterForm, form);
  return parsed.ok ? dayMeant(parsed.values, now) : parsed.errors;
}

describe("the day of a letter, an answer or a return", () => {
  it.each([
    ["today", "", "", "", "2026-11-21"],
    ["yesterday", "", "", "", "2026-11-20"],
    ["today", " ", "", " ", "2026-11-21"],
    ["other", "18", "11", "2026", "2026-11-18"],
    ["other", " 5 ", "3", "2026", "2026-03-05"],
    ["other", "18", "ноября", "2026", "2026-11-18"],
    ["other", "18", "Nov.", "2026", "2026-11-18"],
  ])("%s with %j %j %j is %s", (when, day, month, year, meant) => {
    expect(said(when, day, month, year)).toBe(meant);
  });

  it.each([
    ["today", "18", "11", "2026", "day.which-of-both"],
    ["yesterday", "18", "", "", "day.which-of-both"],
    ["today", "", "ноября", "", "day.which-of-both"],
    ["other", "", "", "", "day.not-a-date"],
    ["other", "31", "2", "2026", "day.not-a-date"],
    ["other", "18", "но", "2026", "day.not-a-date"],
    ["other", "18", "13", "2026", "day.not-a-date"],
    ["other", "18", "0", "2026", "day.not-a-date"],
  ])("%s with %j %j %j is never guessed", (when, day, month, year, message) => {
    expect(said(when, day, month, year)).toEqual({ dateDay: message });
  });

  it("asks when nothing is chosen", () => {
    expect(said("")).toMatchObject({ when: "day.choose" });
  });
});

describe("a month as people type it", () => {
  const both = ["en", "ru"].flatMap((language) =>
    ["long", "short"].flatMap((length) =>
      Array.from({ length: 12 }, (_, at) => {
        const options = { day: "numeric", month: length as "long" | "short", timeZone: "UTC" } as const;
        const parts = new Intl.DateTimeFormat(language, options).formatToParts(Date.UTC(2026, at, 5));
        return [parts.find(({ type }) => type === "month")?.value ?? "", at + 1] as const;
      }),
    ),
  );
  it.each(both)("%j is month %d", (word, number) => {
    expect(monthOf(word)).toBe(number);
  });

  it.each(["мартобря", "мартышка", "янв.а", "мйя", "ма", "Marchember", "", "."])("%j is none", (word) => {
    expect(monthOf(word)).toBeNull();
  });
});
