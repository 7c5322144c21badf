import { expect, test } from "vitest";
import type { PartialDate } from "~/domain/dates/partial-date";
import { readSpan, type Span, type SpanReading, spanOf } from "~/domain/dates/span";

const known: [PartialDate, Span, SpanReading][] = [
  [
    { date: "2026-03-14", precision: "day" },
    { from: "2026-03-14", until: "2026-03-14" },
    { as: "day", date: "2026-03-14" },
  ],
  [
    { date: "2026-02-01", precision: "month" },
    { from: "2026-02-01", until: "2026-02-28" },
    { as: "month", date: "2026-02-01" },
  ],
  [
    { date: "2028-02-01", precision: "month" },
    { from: "2028-02-01", until: "2028-02-29" },
    { as: "month", date: "2028-02-01" },
  ],
  [
    { date: "2026-12-01", precision: "month" },
    { from: "2026-12-01", until: "2026-12-31" },
    { as: "month", date: "2026-12-01" },
  ],
  [
    { date: "2026-01-01", precision: "year" },
    { from: "2026-01-01", until: "2026-12-31" },
    { as: "year", date: "2026-01-01" },
  ],
  [{ date: null, precision: "unknown" }, { from: null, until: null }, { as: "unknown" }],
];

test.each(known)("%j is a span, and reads as it was said", (partial, span, reading) => {
  expect(spanOf(partial)).toEqual(span);
  expect(readSpan(span)).toEqual(reading);
});

test.each<[Span, SpanReading]>([
  [
    { from: null, until: "2026-03-14" },
    { as: "by", date: "2026-03-14" },
  ],
  [
    { from: "2026-03-14", until: null },
    { as: "day", date: "2026-03-14" },
  ],
  [
    { from: "2026-03-01", until: "2026-03-30" },
    { as: "by", date: "2026-03-30" },
  ],
  [
    { from: "2026-02-01", until: "2026-03-31" },
    { as: "by", date: "2026-03-31" },
  ],
])("%j reads as %j", (span, reading) => {
  expect(readSpan(span)).toEqual(reading);
});
