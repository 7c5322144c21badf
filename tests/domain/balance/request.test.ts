import { expect, test } from "vitest";
import {
  channelForPlan,
  decideRequest,
  isUntouched,
  nextRequestOn,
  type RequestFacts,
} from "~/domain/balance/request";

const now = "2026-11-20T12:00:00.000Z";
const facts = (overrides: Partial<RequestFacts> = {}): RequestFacts => ({
  ...{ people: 2, capacity: 3, openCount: 0, closed: false, underReport: false, requestedAt: null },
  ...overrides,
});

test.each([
  ["what was asked for", {}, { ok: true, wants: 2 }],
  ["never past the capacity", { openCount: 2 }, { ok: true, wants: 1 }],
  ["nothing without a wish", { people: 0 }, { ok: false, reason: "not-wished" }],
  ["nothing for a closed account", { closed: true }, { ok: false, reason: "account-closed" }],
  ["nothing while a report waits", { underReport: true }, { ok: false, reason: "resting" }],
  ["nothing without room", { openCount: 3 }, { ok: false, reason: "capacity-full" }],
  [
    "nothing a moment before the fortnight is over",
    { requestedAt: "2026-11-06T12:00:00.001Z" },
    { ok: false, reason: "asked-lately", again: "2026-11-20T12:00:00.001Z" },
  ],
  ["again when it is over", { requestedAt: "2026-11-06T12:00:00.000Z" }, { ok: true, wants: 2 }],
] as const)("a plan gives %s", (_, overrides, expected) => {
  expect(decideRequest(facts(overrides), now)).toEqual(expected);
});

test("lines of one plan are one request", () => {
  expect(decideRequest(facts({ requestedAt: now }), now, now)).toEqual({ ok: true, wants: 2 });
  expect(decideRequest(facts({ requestedAt: now }), now, "2026-11-20T11:00:00.000Z")).toMatchObject({
    ok: false,
  });
});

test("the day of the next request is told only while it lies ahead", () => {
  expect(nextRequestOn(null, now)).toBe(null);
  expect(nextRequestOn("2026-11-06T12:00:00.000Z", now)).toBe(null);
  expect(nextRequestOn("2026-11-10T12:00:00.000Z", now)).toBe("2026-11-24");
});

test("a way that ties the letter to no card comes first", () => {
  expect(channelForPlan(["zonatelecom", "relay"])).toBe("relay");
  expect(channelForPlan(["fsin-pismo", "post"])).toBe("post");
  expect(channelForPlan(["zonatelecom"])).toBe("zonatelecom");
  expect(channelForPlan([])).toBe(null);
});

test("a hold is untouched until a letter, a number or seven days more", () => {
  const hold = { state: "held", lastLetterOn: null, lastNumber: 0, extendedAt: null };
  expect(isUntouched(hold)).toBe(true);
  expect(isUntouched({ ...hold, lastNumber: 1 })).toBe(false);
  expect(isUntouched({ ...hold, lastLetterOn: "2026-11-20" })).toBe(false);
  expect(isUntouched({ ...hold, extendedAt: now })).toBe(false);
  expect(isUntouched({ ...hold, state: "active" })).toBe(false);
});
