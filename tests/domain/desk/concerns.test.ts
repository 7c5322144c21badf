import { expect, test } from "vitest";
import { concernDates } from "~/domain/desk/concerns";
import { endedStatuses } from "~/domain/prisoners/custody";

test("the dates stand where the rules put them", () => {
  expect(concernDates("2026-11-20T09:30:00.000Z")).toEqual({
    now: "2026-11-20T09:30:00.000Z",
    holdsUntil: "2026-11-23T09:30:00.000Z",
    confirmedSince: "2026-09-21",
    overdueFrom: "2026-08-23",
    overdueUntil: "2026-10-06",
    silentFrom: "2026-05-24",
    silentUntil: "2026-10-06",
  });
});

test("the released and the dead are no longer looked after, everyone else is", () => {
  expect(endedStatuses).toEqual(["released", "died"]);
});
