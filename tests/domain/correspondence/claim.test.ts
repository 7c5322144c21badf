import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideClaim, decideExtension, decideRelease } from "~/domain/correspondence/claim";
import { seatFor } from "~/domain/correspondence/states";
import { addDaysTo } from "~/domain/dates/instants";
import { active, claim, held, NOW } from "./samples";

const MILLISECOND = 1 / 86_400_000;

describe("a claim", () => {
  const granted = {
    ok: true,
    seat: "taken",
    holdUntil: "2026-12-04T12:00:00.000Z",
    weightMilli: 600,
    reopen: false,
  };
  it("of the last place is a hold of fourteen days", () => {
    expect(decideClaim(claim(), NOW)).toEqual(granted);
  });
  it("weighs the measured share of holds", () => {
    expect(decideClaim(claim({ holdWeightMilli: 431 }), NOW)).toMatchObject({ weightMilli: 431 });
  });
  it("of a new account takes a provisional seat", () => {
    const facts = claim({ volunteer: { trust: "new" } });
    expect(decideClaim(facts, NOW)).toEqual({ ...granted, seat: "provisional" });
  });
  it("of a known volunteer is not hindered by any number of new accounts", () => {
    expect(decideClaim(claim({ prisoner: { seatsProvisional: 900 } }), NOW)).toEqual(granted);
  });
  it.each(["released", "expired", "finished", "prisoner-closed"] as const)(
    "reopens what was %s",
    (reason) => {
      const facts = claim({ existing: { state: "closed", closedReason: reason } });
      expect(decideClaim(facts, NOW)).toEqual({ ...granted, reopen: true });
    },
  );

  it.each<[string, Parameters<typeof claim>[0], object]>([
    ["not visible", { prisoner: { visible: false } }, { reason: "not-found" }],
    ["held already", { existing: { state: "held", closedReason: null } }, { reason: "already-yours" }],
    ["written to", { existing: { state: "active", closedReason: null } }, { reason: "already-yours" }],
    ["paused", { existing: { state: "paused", closedReason: null } }, { reason: "already-yours" }],
    ["under 18", { prisoner: { minor: true } }, { reason: "minor" }],
    ["status", { prisoner: { lettersAllowed: false } }, { reason: "status-closed" }],
    ["consent", { prisoner: { consentLetters: "refused" } }, { reason: "no-consent" }],
    ["a report to be decided", { volunteer: { underReport: true } }, { reason: "resting" }],
    [
      "a report to be decided, and full",
      { volunteer: { underReport: true }, prisoner: { seatsTaken: 9 } },
      { reason: "resting" },
    ],
    [
      "a report to be decided, and not visible",
      { volunteer: { underReport: true }, prisoner: { visible: false } },
      { reason: "not-found" },
    ],
    ["address", { prisoner: { hasAddress: false } }, { reason: "no-address" }],
    ["language", { commonLanguage: false }, { reason: "no-common-language" }],
    ["channel", { safeChannel: false }, { reason: "channel-unsafe", channel: "post" }],
    [
      "signature",
      { signature: "a@b" },
      { reason: "signature-unusable", problem: { ok: false, reason: "link" } },
    ],
    ["signature taken", { signatureTaken: true }, { reason: "signature-taken" }],
    ["own capacity", { volunteer: { openCount: 3 } }, { reason: "capacity-full", capacity: 3, openCount: 3 }],
    ["cap", { prisoner: { seatsTaken: 9 } }, { reason: "cap-full", cap: 9 }],
    ["cap, by late letters over it", { prisoner: { seatsTaken: 11 } }, { reason: "cap-full", cap: 9 }],
    [
      "cap, new account",
      { volunteer: { trust: "new" }, prisoner: { seatsTaken: 9, seatsProvisional: 0 } },
      { reason: "cap-full", cap: 9 },
    ],
    [
      "provisional places",
      { volunteer: { trust: "new" }, prisoner: { seatsProvisional: 9 } },
      { reason: "cap-full", cap: 9 },
    ],
    ["blocked", { blocked: true }, { reason: "not-now" }],
    ["blocked, and full", { blocked: true, prisoner: { seatsTaken: 9 } }, { reason: "not-now" }],
    ["disabled", { volunteer: { disabled: true } }, { reason: "not-now" }],
    ["stopped for good", { existing: { state: "closed", closedReason: "stopped" } }, { reason: "not-now" }],
  ])("is refused: %s", (_, facts, refusal) => {
    expect(decideClaim(claim(facts), NOW)).toEqual({ ok: false, ...refusal });
  });

  it("never tells a blocked person anything that others would not be told first", () => {
    const facts = { prisoner: { hasAddress: false }, signatureTaken: true };
    expect(decideClaim(claim({ ...facts, blocked: true }), NOW)).toEqual(decideClaim(claim(facts), NOW));
  });
  it("never goes past either bound, whatever the counts", () => {
    const count = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.constantFrom("new" as const, "known" as const),
        (a, b, cap, trust) => {
          const prisoner = { seatsTaken: a, seatsProvisional: b, cap };
          const verdict = decideClaim(claim({ volunteer: { trust }, prisoner }), NOW);
          expect(verdict.ok).toBe(a < cap && (trust === "known" || b < cap));
        },
      ),
    );
  });
});

describe("a seat", () => {
  it.each([
    ["known", 600, "taken"],
    ["new", 600, "provisional"],
    ["known", 1, "taken"],
    ["known", 0, "none"],
    ["new", 0, "none"],
  ] as const)("of a %s volunteer at weight %i is %s", (trust, weight, seat) => {
    expect(seatFor(trust, weight)).toBe(seat);
  });
});

describe("an extension", () => {
  const end = "2026-11-30T12:00:00.000Z";
  const longer = { ok: true, holdUntil: "2026-12-07T12:00:00.000Z" };
  it.each([
    ["while the hold runs", held(), NOW, longer],
    ["in its last millisecond", held(), addDaysTo(end, -MILLISECOND), longer],
    ["without a stored end", held({ holdUntil: null }), NOW, longer],
    ["at its end", held(), end, { ok: false, reason: "expired" }],
    ["a second time", held({ extendedAt: NOW }), NOW, { ok: false, reason: "already-extended" }],
    ["after a letter", active(), NOW, { ok: false, reason: "not-held" }],
    ["during a break", active({ state: "paused" }), NOW, { ok: false, reason: "not-held" }],
    ["after the end", active({ state: "closed" }), NOW, { ok: false, reason: "not-held" }],
  ])("%s", (_, c, now, verdict) => expect(decideExtension(c, now)).toEqual(verdict));

  it("happens only once, however often and whenever it is asked for", () => {
    const hours = fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 10 });
    fc.assert(
      fc.property(hours, (asked) => {
        let c = held();
        let granted = 0;
        for (const hour of asked.sort((a, b) => a - b)) {
          const now = addDaysTo(c.claimedAt, hour / 24);
          const verdict = decideExtension(c, now);
          if (!verdict.ok) continue;
          granted += 1;
          c = { ...c, holdUntil: verdict.holdUntil, extendedAt: now };
        }
        expect(granted).toBe(asked.some((hour) => hour < 14 * 24) ? 1 : 0);
      }),
    );
  });
});

describe("letting go", () => {
  const closed = { ok: true, state: "closed", seat: "none", weightMilli: 0 };
  it.each([
    ["before the first letter", held(), { ...closed, closedReason: "released" }],
    ["after letters", active(), { ...closed, closedReason: "finished" }],
    ["during a break", active({ state: "paused" }), { ...closed, closedReason: "finished" }],
    [
      "of a hold after earlier letters",
      held({ lastLetterOn: "2026-01-01" }),
      { ...closed, closedReason: "finished" },
    ],
    ["twice", active({ state: "closed" }), { ok: false, reason: "already-closed" }],
  ])("%s", (_, c, verdict) => expect(decideRelease(c)).toEqual(verdict));
});
