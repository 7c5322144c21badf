import { expect, test } from "vitest";
import { arrivalSpan, decideReceipt } from "~/domain/receipts/record";

const now = "2026-11-20T12:00:00.000Z";
const today = "2026-11-20";
const unknown = { date: null, precision: "unknown" } as const;
const decide = (facts: Partial<Parameters<typeof decideReceipt>[0]>) =>
  decideReceipt({ letters: null, lines: 1, arrived: unknown, ...facts }, { now, today });

test("the count may be left open, be larger than what is named, never smaller", () => {
  expect(decide({ lines: 3 })).toMatchObject({ ok: true, letters: 3 });
  expect(decide({ lines: 3, letters: 7 })).toMatchObject({ ok: true, letters: 7 });
  expect(decide({ lines: 3, letters: 2 })).toEqual({ ok: false, reason: "fewer-than-named", named: 3 });
  expect(decide({ lines: 0, letters: 4 })).toMatchObject({ ok: true, letters: 4 });
});

test("saying nothing at all is no receipt", () => {
  expect(decide({ lines: 0 })).toEqual({ ok: false, reason: "nothing-said" });
  expect(decide({ lines: 0, letters: 0 })).toEqual({ ok: false, reason: "nothing-said" });
});

test("a day is in the future only when it has begun nowhere, at UTC+14", () => {
  const on = (date: string) => decide({ arrived: { date, precision: "day" } });
  expect(on("2026-11-21")).toMatchObject({ ok: true });
  expect(on("2026-11-22")).toEqual({ ok: false, reason: "future", latest: "2026-11-21" });
  expect(decide({ arrived: { date: "2026-11-01", precision: "month" } })).toMatchObject({
    arrived: { from: "2026-11-01", until: "2026-11-30" },
  });
  expect(decide({ arrived: { date: "2026-12-01", precision: "month" } })).toMatchObject({ reason: "future" });
});

test("a month is its first to its last day, an unknown day lies before the one it was told on", () => {
  expect(arrivalSpan({ date: "2024-02-01", precision: "month" }, today)).toEqual({
    from: "2024-02-01",
    until: "2024-02-29",
  });
  expect(arrivalSpan(unknown, today)).toEqual({ from: null, until: today });
});
