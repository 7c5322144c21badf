import { describe, expect, it } from "vitest";
import { type LettersSummary, nextStep as stepFor } from "~/domain/correspondence/next-step";
import { dayAfter } from "~/domain/dates/instants";
import { usualDelivery } from "~/domain/facilities/channels";
import { active, held, TODAY } from "./samples";

const ago = (days: number) => dayAfter(TODAY, -days);
const letters = (over: Partial<LettersSummary> = {}): LettersSummary => ({
  lastSentOn: null,
  lastConfirmedOn: null,
  lastReplyOn: null,
  lastLetter: null,
  isReplyElsewhere: false,
  usual: usualDelivery("post"),
  ...over,
});
type Prisoner = Parameters<typeof stepFor>[2];
const serving: Prisoner = { status: "serving", hasAddress: true, isMoveTold: false };
const nextStep = (
  c: Parameters<typeof stepFor>[0],
  summary: LettersSummary,
  today: string,
  prisoner: Prisoner = serving,
) => stepFor(c, summary, prisoner, today);
const sent = (days: number, over: Partial<LettersSummary> = {}) =>
  nextStep(active({ lastLetterOn: ago(days) }), letters({ lastSentOn: ago(days), ...over }), TODAY);

describe("the next step with one person", () => {
  it("is the first letter while the hold runs", () => {
    const step = { code: "write-first-letter", holdUntil: "2026-11-30T12:00:00.000Z" };
    expect(nextStep(held(), letters(), TODAY)).toEqual({ group: "now", step });
    expect(nextStep(held(), letters(), "2026-11-30")).toEqual({ group: "now", step });
    expect(nextStep(held(), letters(), "2026-12-01")).toEqual({
      group: "finished",
      step: { code: "finished", reason: "expired" },
    });
  });
  it("is another letter in a hold after earlier ones", () => {
    const c = held({ lastLetterOn: ago(200) });
    expect(nextStep(c, letters({ lastSentOn: ago(200) }), TODAY)).toEqual({
      group: "now",
      step: { code: "write-again", holdUntil: c.holdUntil },
    });
  });
  it("is the first letter where an active one has none", () => {
    const c = active({ lastLetterOn: null });
    expect(nextStep(c, letters(), TODAY)).toEqual({
      group: "now",
      step: { code: "write-first-letter", holdUntil: null },
    });
  });

  it.each([
    [0, "waiting", "wait"],
    [44, "waiting", "wait"],
    [45, "waiting", "overdue"],
    [89, "waiting", "overdue"],
    [90, "now", "presumed-lost"],
    [119, "now", "presumed-lost"],
    [120, "now", "resume"],
  ])("%i days after a letter: %s, %s", (days, group, code) => {
    expect(sent(days)).toMatchObject({ group, step: { code } });
  });
  it("counts the days of an overdue letter", () => {
    expect(sent(45).step).toMatchObject({ days: 45 });
    expect(sent(90).step).toMatchObject({ days: 90 });
  });
  it("tells since when and how long it usually takes", () => {
    const usual = usualDelivery("zonatelecom");
    const step = { code: "wait", since: ago(3), usual };
    expect(sent(3, { usual })).toEqual({ group: "waiting", step });
  });
  it("waits on for a letter that has arrived", () => {
    const step = { code: "wait-confirmed", since: ago(100) };
    expect(sent(100, { lastConfirmedOn: ago(100) })).toEqual({ group: "waiting", step });
    expect(sent(100, { lastConfirmedOn: ago(101) }).step).toMatchObject({ code: "presumed-lost" });
  });
  it("at a slow rhythm is not resuming before it is dormant", () => {
    const c = active({ lastLetterOn: ago(120), rhythmDays: 31 });
    expect(nextStep(c, letters({ lastSentOn: ago(120) }), TODAY).step.code).toBe("presumed-lost");
  });

  it.each([
    [10, 10, "write-back"],
    [10, 9, "write-back"],
    [10, 11, "wait"],
    [200, 10, "write-back"],
  ])("a letter %i and a reply %i days ago: %s", (letter, reply, code) => {
    expect(sent(letter, { lastReplyOn: ago(reply) })).toMatchObject({
      group: code === "write-back" ? "answered" : "waiting",
      step: { code },
    });
  });

  it("is nothing during a break, and the usual from its last day", () => {
    const paused = active({ state: "paused", pausedUntil: "2026-11-21" });
    const written = letters({ lastSentOn: "2026-11-10", lastReplyOn: "2026-11-15" });
    expect(nextStep(paused, written, "2026-11-20")).toEqual({
      group: "waiting",
      step: { code: "paused", until: "2026-11-21" },
    });
    expect(nextStep(paused, written, "2026-11-21").step.code).toBe("write-back");
  });
  it.each(["released", "expired", "finished", "stopped", "prisoner-closed"] as const)(
    "is over: %s",
    (reason) => {
      const c = active({ state: "closed", closedReason: reason });
      expect(nextStep(c, letters({ lastReplyOn: TODAY }), TODAY)).toEqual({
        group: "finished",
        step: { code: "finished", reason },
      });
    },
  );

  const last = (over: Partial<NonNullable<LettersSummary["lastLetter"]>>) => ({
    lastLetter: { state: "sent" as const, isAtRisk: false, ...over },
  });
  it.each([
    ["came back", last({ state: "returned" }), "now", { code: "not-delivered", how: "returned" }],
    ["was refused", last({ state: "refused" }), "now", { code: "not-delivered", how: "refused" }],
    ["may be lost", last({ isAtRisk: true }), "waiting", { code: "may-be-lost", since: ago(10) }],
    [
      "was at risk and arrived",
      { ...last({ state: "confirmed", isAtRisk: true }), lastConfirmedOn: ago(10) },
      "waiting",
      { code: "wait-confirmed" },
    ],
    [
      "came back, and the answer to an earlier one came since",
      { ...last({ state: "returned" }), lastReplyOn: ago(2) },
      "answered",
      { code: "write-back" },
    ],
  ] as const)("the last letter %s", (_what, over, group, step) => {
    expect(sent(10, over)).toMatchObject({ group, step });
  });
  it("does not wait for ever on a letter at risk", () => {
    expect(sent(90, last({ isAtRisk: true })).step.code).toBe("presumed-lost");
  });

  it("is to fetch an answer that lies elsewhere, also while writing should wait", () => {
    const summary = letters({ lastSentOn: ago(10), lastReplyOn: ago(3), isReplyElsewhere: true });
    const fetch = { group: "answered", step: { code: "fetch-reply", since: ago(3) } };
    expect(nextStep(active(), summary, TODAY)).toEqual(fetch);
    expect(
      nextStep(active(), summary, TODAY, { status: "in-transit", hasAddress: true, isMoveTold: false }),
    ).toEqual(fetch);
  });

  const c = active({ lastLetterOn: ago(10) });
  it.each([
    ["a first letter", held(), letters(), "waiting", null],
    ["a letter on its way", c, letters({ lastSentOn: ago(10) }), "waiting", null],
    ["a letter that is probably lost", c, letters({ lastSentOn: ago(95) }), "waiting", null],
    ["an answer", c, letters({ lastSentOn: ago(10), lastReplyOn: ago(3) }), "answered", ago(3)],
  ] as const)("is to hold off with %s while the person is moved", (_what, own, summary, group, repliedOn) => {
    const step = (why: string) => ({ group, step: { code: "hold-off", why, repliedOn } });
    const today = (prisoner: Prisoner) => nextStep(own, summary, TODAY, prisoner);
    expect(today({ status: "in-transit", hasAddress: true, isMoveTold: true })).toEqual(step("pause"));
    expect(today({ status: "unknown", hasAddress: true, isMoveTold: false })).toEqual(step("wait"));
    expect(today({ status: "serving", hasAddress: true, isMoveTold: true })).toEqual(step("move-told"));
    expect(today({ status: "hospital", hasAddress: true, isMoveTold: false }).step.code).not.toBe("hold-off");
  });
});
