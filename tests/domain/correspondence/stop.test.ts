import { expect, it } from "vitest";
import type { ClosedReason, CorrespondenceState } from "~/domain/correspondence/states";
import { isMeant, type StopChoice, stopForGood } from "~/domain/correspondence/stop";
import { NOW } from "./samples";

const EARLIER = "2026-10-01T08:00:00.000Z";

it.each<[CorrespondenceState, ClosedReason | null, string | null, string]>([
  ["held", null, null, NOW],
  ["active", null, null, NOW],
  ["paused", null, null, NOW],
  ["closed", "released", EARLIER, EARLIER],
  ["closed", "expired", EARLIER, EARLIER],
  ["closed", "finished", EARLIER, EARLIER],
  ["closed", "prisoner-closed", EARLIER, EARLIER],
])("stopping ends what is %s (%s) without a place", (state, closedReason, closedAt, ended) => {
  expect(stopForGood({ state, closedReason, closedAt }, NOW)).toEqual({
    state: "closed",
    closedReason: "stopped",
    closedAt: ended,
    seat: "none",
    weightMilli: 0,
    pausedUntil: null,
    dueAt: null,
  });
});

it("what was stopped is left as it is", () => {
  expect(stopForGood({ state: "closed", closedReason: "stopped", closedAt: EARLIER }, NOW)).toBeNull();
});

it.each<[StopChoice, string, boolean]>([
  [{ what: "signature", signature: "Анна" }, "Анна", true],
  [{ what: "signature", signature: "Анна" }, "Анна В.", false],
  [{ what: "all" }, "Анна", true],
  [{ what: "everything" }, "Анна", true],
])("%j means %s: %s", (choice, signature, meant) => {
  expect(isMeant(choice, signature)).toBe(meant);
});
