import { expect, test } from "vitest";
import { decideMove, type StatusAfterMove, statusesAfterMove } from "~/domain/prisoners/move";

const now = "2026-11-20T12:00:00.000Z";
const since = { date: null, precision: "unknown" } as const;
const nowhere: readonly StatusAfterMove[] = ["in-transit", "unknown"];

const either: readonly StatusAfterMove[] = ["house-arrest", "detained", "remand"];

test.each(statusesAfterMove.filter((each) => !either.includes(each)))(
  "%s has a place or has none, never both",
  (status) => {
    const isNowhere = nowhere.includes(status);
    expect(decideMove({ status, hasPlace: !isNowhere, since }, now)).toEqual({ ok: true });
    expect(decideMove({ status, hasPlace: isNowhere, since }, now)).toEqual({
      ok: false,
      reason: isNowhere ? "place-too-much" : "place-needed",
    });
  },
);

test.each([
  ["2026-11-21", true],
  ["2026-11-22", false],
])("just inside and just past today at UTC+14: %s", (date, ok) => {
  const move = { status: "in-transit", hasPlace: false, since: { date, precision: "day" } } as const;
  expect(decideMove(move, now).ok).toBe(ok);
});

test.each(either)("%s may have a place or none", (status) => {
  for (const hasPlace of [true, false]) expect(decideMove({ status, hasPlace, since }, now).ok).toBe(true);
});
