import { expect, test } from "vitest";
import { aloneSince, daysAlone, type PastThread } from "~/domain/balance/alone";

const made = "2026-01-01T10:00:00.000Z";
const today = "2026-11-20";
const thread = (overrides: Partial<PastThread> = {}): PastThread => ({
  ...{ weightMilli: 0, lastLetterOn: null, rhythmDays: null, closedAt: null },
  ...overrides,
});

test.each([
  ["since the record was made", [], 323],
  ["not while anybody holds a place", [thread({ weightMilli: 600 })], null],
  [
    "since the last one ended",
    [thread({ lastLetterOn: "2026-11-01", closedAt: "2026-11-10T08:00:00.000Z" })],
    10,
  ],
  ["since the last one turned dormant", [thread({ lastLetterOn: "2026-07-13" })], 10],
  [
    "since it turned dormant, not since it was ended later",
    [thread({ lastLetterOn: "2026-07-13", closedAt: "2026-11-19T08:00:00.000Z" })],
    10,
  ],
  ["as if a hold without a letter had not been", [thread({ closedAt: "2026-11-19T08:00:00.000Z" })], 323],
])("days alone count %s", (_, threads, expected) => {
  expect(daysAlone(aloneSince(threads, made), today)).toBe(expected);
});
