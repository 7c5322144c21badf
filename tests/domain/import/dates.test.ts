import { expect, test } from "vitest";
import { readDate } from "~/domain/import/dates";

const unknown = { date: null, precision: "unknown" };

test.each([
  ["1985-02-14", "1985-02-14", "day"],
  ["14.02.1985", "1985-02-14", "day"],
  ["1985-02", "1985-02-01", "month"],
  ["1985", "1985-01-01", "year"],
  ["24 April 1982", "1982-04-24", "day"],
  ["7 Sept. 2020", "2020-09-07", "day"],
  ["april 2026", "2026-04-01", "month"],
  ["апрель 2026", "2026-04-01", "month"],
  ["24 мая 1982 г.", "1982-05-24", "day"],
  ["1 марта 1990 года", "1990-03-01", "day"],
  ["3 лістапада 1979", "1979-11-03", "day"],
  ["12 мая 1979", "1979-05-12", "day"],
  ["1985 г.р.", "1985-01-01", "year"],
  ["14.02.1985 г. р.", "1985-02-14", "day"],
  ["5 сакавіка 2001", "2001-03-05", "day"],
])("%s is a date", (text, date, precision) => {
  expect(readDate(text)).toEqual({ ok: true, value: { date, precision } });
});

test.each(["", "  ", "-", "неизвестно", "Unknown", "нет", "0", "пожизненно"])(
  "%o says that nobody knows",
  (text) => {
    expect(readDate(text)).toEqual({ ok: true, value: unknown });
  },
);

test.each([
  "не то 1970, не то 1971",
  "31 апреля 1980",
  "1985-13-01",
  "14/02/1985",
  "12 жнивня двадцатого",
  "весна 1980",
])("%s is no date", (text) => {
  expect(readDate(text)).toEqual({ ok: false, reason: "not-a-date" });
});
