import { expect, test } from "vitest";
import { layOnLine } from "~/domain/prisoners/custody-line";

const today = "2026-11-21";
const recordedOn = "2026-11-01";

test("a period ends where the next of its kind begins, and the last today", () => {
  const { start, kinds, years } = layOnLine(
    [
      [
        { from: "2024-11-21", until: null, recordedOn },
        { from: "2025-11-21", until: null, recordedOn },
      ],
      [{ from: "2026-11-21", until: null, recordedOn }],
    ],
    today,
  );
  expect(start).toBe("2024-11-21");
  expect(kinds[0]).toEqual([
    { start: 0, end: 0.5 },
    { start: 0.5, end: 1 },
  ]);
  expect(kinds[1]).toEqual([{ start: 1, end: 1 }]);
  expect(years.map(({ year }) => year)).toEqual([2025, 2026]);
});

test("an unknown beginning stands at its end, or at the day it was written down", () => {
  const { kinds, start } = layOnLine(
    [
      [
        { from: null, until: "2026-10-01", recordedOn },
        { from: null, until: null, recordedOn },
      ],
    ],
    today,
  );
  expect(start).toBe("2026-10-01");
  expect(kinds[0]?.[0]).toEqual({ start: 0, end: 0 });
  expect(kinds[0]?.[1]?.end).toBe(1);
});

test("the first whose beginning nobody knows goes back to where the line begins", () => {
  const { kinds } = layOnLine(
    [
      [
        { from: null, until: "2026-11-20", recordedOn },
        { from: "2026-11-20", until: null, recordedOn },
      ],
      [{ from: "2026-05-21", until: null, recordedOn }],
    ],
    today,
  );
  expect(kinds[0]?.[0]).toEqual({ start: 0, end: kinds[0]?.[1]?.start });
  expect(kinds[0]?.[0]?.end).toBeGreaterThan(0.9);
});

test("what is said of the future, or ends before it begins, stays on the line", () => {
  const { kinds } = layOnLine(
    [
      [
        { from: "2027-01-01", until: null, recordedOn },
        { from: "2026-06-01", until: "2026-01-01", recordedOn },
      ],
    ],
    today,
  );
  for (const { start, end } of kinds[0] ?? []) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(1);
  }
});

test("nothing known at all is still a line", () => {
  expect(layOnLine([[], []], today)).toMatchObject({ start: "2026-10-22", kinds: [[], []], years: [] });
});
