import { describe, expect, it } from "vitest";
import { decidePause, decideResume } from "~/domain/correspondence/pause";
import { active, held, NOW, places } from "./samples";

const dormant = active({ lastLetterOn: "2026-07-23", seat: "none" });
const full = { ...places, seatsTaken: 9 };

describe("a break", () => {
  it("weighs p until its last day", () => {
    expect(decidePause(active(), "2026-12-24", NOW)).toEqual({
      ok: true,
      state: "paused",
      pausedUntil: "2026-12-24",
      seat: "taken",
      weightMilli: 600,
      dueAt: "2026-12-24T00:00:00.000Z",
    });
  });
  it("can be moved while it runs", () => {
    const paused = active({ state: "paused", pausedUntil: "2026-12-01" });
    expect(decidePause(paused, "2026-12-24", NOW)).toMatchObject({ ok: true, pausedUntil: "2026-12-24" });
  });
  it.each([
    ["until tomorrow", "2026-11-21", { ok: true }],
    ["until today", "2026-11-20", { ok: false, reason: "not-future" }],
    ["for 180 days", "2027-05-19", { ok: true }],
    ["for 181 days", "2027-05-20", { ok: false, reason: "too-far", maxDays: 180 }],
    ["until a day that does not exist", "2027-02-29", { ok: false, reason: "not-a-date" }],
    ["until no day at all", "soon", { ok: false, reason: "not-a-date" }],
  ])("%s", (_, until, verdict) => expect(decidePause(active(), until, NOW)).toMatchObject(verdict));
  it.each([
    ["of a hold", held(), "not-active"],
    ["after the end", active({ state: "closed" }), "not-active"],
    ["of a dormant correspondence", dormant, "dormant"],
  ])("%s is refused", (_, c, reason) => {
    expect(decidePause(c, "2026-12-24", NOW)).toEqual({ ok: false, reason });
  });
  it("is still possible on the day before dormancy", () => {
    expect(decidePause(active({ lastLetterOn: "2026-07-24" }), "2026-12-24", NOW).ok).toBe(true);
  });
});

describe("resuming", () => {
  const paused = active({ state: "paused", pausedUntil: "2026-12-24" });
  const hold = {
    ok: true,
    state: "held",
    holdUntil: "2026-12-04T12:00:00.000Z",
    seat: "taken",
    weightMilli: 600,
    dueAt: "2026-12-04T12:00:00.000Z",
  };
  it("a break makes it active by its last letter, at a full prisoner too", () => {
    expect(decideResume(paused, full, NOW)).toEqual({
      ok: true,
      state: "active",
      holdUntil: paused.holdUntil,
      seat: "taken",
      weightMilli: 1000,
      dueAt: "2027-01-09T00:00:00.000Z",
    });
  });
  it("a break after a long silence makes it a hold, on the seat it has", () => {
    expect(decideResume({ ...paused, lastLetterOn: "2026-01-01" }, full, NOW)).toEqual(hold);
  });
  it("what fell dormant makes it a hold", () => expect(decideResume(dormant, places, NOW)).toEqual(hold));
  it("what fell dormant after a break needs a new seat", () => {
    const over = { ...paused, lastLetterOn: "2026-01-01", pausedUntil: "2026-11-20" };
    expect(decideResume(over, places, NOW)).toEqual(hold);
    expect(decideResume(over, full, NOW)).toEqual({ ok: false, reason: "cap-full", cap: 9 });
  });
  it("what fell dormant respects the cap, a new account its own bound too", () => {
    const refused = { ok: false, reason: "cap-full", cap: 9 };
    expect(decideResume(dormant, full, NOW)).toEqual(refused);
    const fresh = { ...dormant, trust: "new" as const };
    expect(decideResume(fresh, { ...places, seatsProvisional: 9 }, NOW)).toEqual(refused);
    expect(decideResume(fresh, places, NOW)).toEqual({ ...hold, seat: "provisional" });
  });
  it.each([
    ["the day before dormancy", active({ lastLetterOn: "2026-07-24" })],
    ["a hold", held()],
    ["after the end", active({ state: "closed" })],
  ])("%s there is nothing to do", (_, c) => {
    expect(decideResume(c, places, NOW)).toEqual({ ok: false, reason: "nothing-to-resume" });
  });
});
