import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideLetter,
  decideUndo,
  type LetterFacts,
  type WrittenTo,
} from "~/domain/correspondence/log-letter";
import { addDaysTo } from "~/domain/dates/instants";
import { active, held, NOW, places, TODAY } from "./samples";

const full = { ...places, seatsTaken: 9 };
const facts = (correspondence: WrittenTo, over: Partial<LetterFacts> = {}): LetterFacts => ({
  correspondence,
  prisoner: places,
  endedAt: null,
  blocked: false,
  reservedNumbers: [],
  lastNumber: 0,
  ...over,
});
const closed = (closedReason: WrittenTo["closedReason"]) =>
  active({ state: "closed", closedReason, closedAt: "2026-11-18T15:00:00.000Z", seat: "none" });
const log = (c: WrittenTo, over: Partial<LetterFacts> = {}, sentOn = TODAY, now = NOW) =>
  decideLetter(facts(c, over), { sentOn, now });

describe("a letter", () => {
  const logged = {
    ok: true,
    state: "active",
    number: 1,
    lastLetterOn: TODAY,
    revives: false,
    overCap: false,
    seat: "taken",
    weightMilli: 1000,
    dueAt: "2027-01-19T00:00:00.000Z",
  };
  it.each([
    ["the first of a hold", held()],
    ["after a hold that ran out unnoticed", held({ holdUntil: "2026-11-19T12:00:00.000Z" })],
    ["a further one", active()],
    ["during a break", active({ state: "paused", pausedUntil: "2027-01-01" })],
  ])("%s makes it active", (_, c) => expect(log(c)).toEqual(logged));

  it.each(["expired", "released", "finished"] as const)("logged late revives what was %s", (reason) => {
    expect(log(closed(reason))).toEqual({ ...logged, revives: true });
    expect(log(closed(reason), { prisoner: full })).toEqual({ ...logged, revives: true, overCap: true });
  });
  it("wakes a dormant one, over the cap if need be", () => {
    const dormant = active({ lastLetterOn: "2026-01-01", seat: "none" });
    expect(log(dormant, { prisoner: full })).toEqual({ ...logged, overCap: true });
  });
  it("on a seat it already has is never over the cap", () => {
    expect(log(active(), { prisoner: { ...full, seatsTaken: 12 } })).toEqual(logged);
  });
  it("of a new account weighs p on a provisional seat", () => {
    const c = held({ trust: "new", seat: "provisional" });
    const dueAt = "2027-03-20T00:00:00.000Z";
    expect(log(c)).toEqual({ ...logged, seat: "provisional", weightMilli: 600, dueAt });
  });
  it.each([
    ["a stop for good", closed("stopped"), false, "stopped"],
    ["a block", active(), true, "stopped"],
    ["the end of letters to the prisoner", closed("prisoner-closed"), false, "prisoner-closed"],
  ])("after %s is refused", (_, c, blocked, reason) => {
    expect(log(c, { blocked })).toEqual({ ok: false, reason });
  });
  it.each([
    ["before that day", "2026-11-15", true],
    ["on that day", "2026-11-18", true],
    ["on the day after", "2026-11-19", false],
    ["on no day", "2026-02-30", false],
  ])("posted %s is kept once letters to the prisoner have ended, and opens nothing", (_, sentOn, isKept) => {
    const verdict = log(closed("prisoner-closed"), { prisoner: full, lastNumber: 2 }, sentOn);
    const kept = { ...logged, state: "closed", number: 3, lastLetterOn: sentOn };
    const nowhere = { seat: "none", weightMilli: 0, dueAt: null };
    if (isKept) expect(verdict).toEqual({ ...kept, ...nowhere });
    else expect(verdict).toMatchObject({ ok: false });
  });
  it.each(["expired", "released", "finished"] as const)(
    "a promise that was %s before the prisoner's release stays closed",
    (reason) => {
      const endedAt = "2026-11-19T08:00:00.000Z";
      expect(log(closed(reason), { endedAt }, "2026-11-19")).toMatchObject({
        ok: true,
        state: "closed",
        revives: false,
        seat: "none",
        overCap: false,
      });
      expect(log(closed(reason), { endedAt }, "2026-11-20")).toEqual({
        ok: false,
        reason: "prisoner-closed",
      });
    },
  );
  it("taken back leaves closed what it did not open", () => {
    const c = { ...closed("prisoner-closed"), previousLetterOn: null, prisoner: places };
    const verdict = decideUndo({ number: 3, state: "sent", recordedAt: NOW }, c, NOW);
    expect(verdict).toMatchObject({ state: "closed", closedReason: "prisoner-closed", seat: "none" });
  });
  it("older than the last one does not make it older", () => {
    expect(log(active(), {}, "2026-11-01")).toMatchObject({ lastLetterOn: "2026-11-10" });
  });
  it("far back leaves it dormant, without a seat to go over the cap with", () => {
    const verdict = log(closed("expired"), { prisoner: full }, "2026-01-01");
    expect(verdict).toMatchObject({ ok: true, lastLetterOn: "2026-11-10" });
    expect(log({ ...closed("expired"), lastLetterOn: null }, { prisoner: full }, "2026-01-01")).toMatchObject(
      { ok: true, revives: true, weightMilli: 0, seat: "none", overCap: false, dueAt: null },
    );
  });

  it.each([
    ["in the furthest time zone before its midnight", "2026-11-20T09:59:59.999Z", "2026-11-21", "future"],
    ["in the furthest time zone from its midnight", "2026-11-20T10:00:00.000Z", "2026-11-21", "ok"],
    ["two days ahead", NOW, "2026-11-22", "future"],
    ["400 days back", NOW, "2025-10-16", "ok"],
    ["401 days back", NOW, "2025-10-15", "too-old"],
    ["before 2000", "2000-03-01T12:00:00.000Z", "1999-12-31", "too-old"],
    ["from the first day of 2000", "2000-03-01T12:00:00.000Z", "2000-01-01", "ok"],
    ["on no day", NOW, "2026-02-30", "not-a-date"],
  ])("%s", (_, now, sentOn, expected) => {
    const verdict = log(held(), {}, sentOn, now);
    expect(verdict.ok ? "ok" : verdict.reason).toBe(expected);
  });
  it("says which days are possible", () => {
    expect(log(held(), {}, "2026-12-01")).toEqual({ ok: false, reason: "future", latest: "2026-11-21" });
    expect(log(held(), {}, "2020-12-01")).toEqual({ ok: false, reason: "too-old", earliest: "2025-10-16" });
  });

  it.each([
    ["the lowest printed number", [7, 5, 6], 7, 5],
    ["the next one where none is printed", [], 7, 8],
    ["1 for the first", [], 0, 1],
  ])("takes %s", (_, reservedNumbers, lastNumber, number) => {
    expect(log(active(), { reservedNumbers, lastNumber })).toMatchObject({ number });
  });
});

describe("taking a letter back", () => {
  const letter = { number: 4, state: "sent" as const, recordedAt: "2026-11-20T11:00:00.000Z" };
  const undo = (
    c: Partial<WrittenTo & { previousLetterOn: string | null; prisoner: typeof places }> = {},
    now = NOW,
    over: Partial<Parameters<typeof decideUndo>[0]> = {},
  ) => {
    const today = { lastLetterOn: TODAY, holdUntil: "2026-11-30T12:00:00.000Z", previousLetterOn: null };
    return decideUndo({ ...letter, ...over }, { ...active(), ...today, prisoner: places, ...c }, now);
  };
  const back = { ok: true, letter: { state: "reserved", number: 4 }, lastLetterOn: null };
  const expired = {
    ...back,
    state: "closed",
    closedReason: "expired",
    seat: "none",
    weightMilli: 0,
    dueAt: null,
  };
  const heldAgain = {
    ...back,
    state: "held",
    closedReason: null,
    seat: "taken",
    weightMilli: 600,
    dueAt: "2026-11-30T12:00:00.000Z",
  };

  it("makes the only one's correspondence the hold it was", () => expect(undo()).toEqual(heldAgain));
  it("closes it as expired where the hold has ended", () => {
    expect(undo({ holdUntil: addDaysTo(NOW, 1 / 86_400_000) })).toMatchObject({ state: "held" });
    expect(undo({ holdUntil: NOW })).toEqual(expired);
  });
  it("closes it as expired where its seat was lost and is taken", () => {
    expect(undo({ seat: "none" })).toEqual(heldAgain);
    expect(undo({ seat: "none", prisoner: full })).toEqual(expired);
    expect(undo({ prisoner: full })).toEqual(heldAgain);
  });
  it("leaves it active by the letter before", () => {
    expect(undo({ previousLetterOn: "2026-11-10" })).toEqual({
      ...back,
      state: "active",
      closedReason: null,
      lastLetterOn: "2026-11-10",
      seat: "taken",
      weightMilli: 1000,
      dueAt: "2027-01-09T00:00:00.000Z",
    });
    expect(undo({ previousLetterOn: "2026-01-10" })).toMatchObject({ state: "active", seat: "none" });
  });
  it("never opens again what was stopped meanwhile", () => {
    expect(undo({ state: "closed", closedReason: "stopped" })).toEqual({
      ...expired,
      closedReason: "stopped",
    });
  });
  it.each([
    ["24 hours later", "2026-11-21T11:00:00.000Z", {}, undefined],
    ["a millisecond more", "2026-11-21T11:00:00.001Z", {}, { reason: "too-late", hours: 24 }],
    ["not sent yet", NOW, { state: "reserved" as const }, { reason: "not-sent" }],
    ["confirmed since", NOW, { state: "confirmed" as const }, { reason: "confirmed" }],
    ["answered since", NOW, { state: "answered" as const }, { reason: "confirmed" }],
  ])("%s", (_, now, over, refusal) => {
    expect(undo({}, now, over)).toMatchObject(refusal ? { ok: false, ...refusal } : { ok: true });
  });

  it("restores the hold exactly as it stood before the letter", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 * 24 }),
        fc.constantFrom("new" as const, "known" as const),
        (hours, trust) => {
          const hold = held({ trust, seat: trust === "known" ? "taken" : "provisional" });
          const now = addDaysTo(NOW, hours / 24);
          const sent = decideLetter(facts(hold, { reservedNumbers: [1] }), { sentOn: TODAY, now });
          if (!sent.ok) throw new Error(sent.reason);
          const c = { ...hold, state: sent.state, lastLetterOn: sent.lastLetterOn, seat: sent.seat };
          const verdict = decideUndo(
            { number: sent.number, state: "sent", recordedAt: now },
            { ...c, previousLetterOn: null, prisoner: full },
            now,
          );
          expect(verdict).toMatchObject({
            letter: { number: 1, state: "reserved" },
            state: "held",
            lastLetterOn: null,
            seat: hold.seat,
            weightMilli: 600,
            dueAt: hold.holdUntil,
          });
        },
      ),
    );
  });
});
