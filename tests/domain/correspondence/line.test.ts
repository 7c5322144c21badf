import { describe, expect, test } from "vitest";
import {
  decideWait,
  type LinePrisoner,
  lineStand,
  MOST_IN_LINE,
  MOST_WAITED_FOR,
  type WaitFacts,
  waitingStatuses,
} from "~/domain/correspondence/line";

const arrested: LinePrisoner = {
  status: "detained",
  hasAddress: false,
  consentLetters: "presumed",
  minor: false,
  isOpen: false,
};
const free: WaitFacts = {
  stand: "waiting",
  waits: false,
  waitedFor: 0,
  inLine: 0,
  existing: null,
  underReport: false,
  disabled: false,
  blocked: false,
  commonLanguage: true,
};

describe("how it stands with a line", () => {
  test.each<[string, Partial<LinePrisoner>, string]>([
    ["a new arrest without an address", {}, "waiting"],
    ["whereabouts unknown, whatever the last address", { status: "unknown", hasAddress: true }, "waiting"],
    ["serving at a place without an address", { status: "serving" }, "waiting"],
    ["an address, and letters may begin", { status: "remand", hasAddress: true, isOpen: true }, "open"],
    ["an address while letters are on hold", { hasAddress: true }, "not-yet"],
    ["on the way", { status: "in-transit" }, "not-yet"],
    ["released", { status: "released" }, "over"],
    ["died", { status: "died" }, "over"],
    ["letters refused", { consentLetters: "refused" }, "over"],
    ["no word about letters", { consentLetters: null }, "over"],
    ["a minor", { minor: true }, "over"],
  ])("%s", (_what, facts, stand) => {
    expect(lineStand({ ...arrested, ...facts })).toBe(stand);
  });

  test("only where whereabouts are unknown does an address not end the waiting", () => {
    expect(waitingStatuses.withAddress).toEqual(["unknown"]);
    expect(waitingStatuses.withoutAddress).not.toContain("in-transit");
    expect(waitingStatuses.withoutAddress).toContain("detained");
  });
});

describe("standing in line", () => {
  test.each<[string, Partial<WaitFacts>, string]>([
    ["the third person", { waitedFor: MOST_WAITED_FOR - 1 }, "ok"],
    ["a fourth person", { waitedFor: MOST_WAITED_FOR }, "too-many"],
    ["the last place in line", { inLine: MOST_IN_LINE - 1 }, "ok"],
    ["behind the last place", { inLine: MOST_IN_LINE }, "line-full"],
    ["who stands there already", { waits: true, waitedFor: 3, inLine: MOST_IN_LINE }, "ok"],
    ["who stands there while it pauses", { waits: true, stand: "not-yet" }, "ok"],
    ["whom it is over for", { waits: true, stand: "over" }, "not-found"],
    ["where an address is known", { stand: "open", waits: true }, "open"],
    ["where letters pause", { stand: "not-yet" }, "not-found"],
    ["who writes already", { existing: { state: "active", closedReason: null } }, "already-yours"],
    ["who wrote once", { existing: { state: "closed", closedReason: "finished" } }, "ok"],
    ["who was stopped", { existing: { state: "closed", closedReason: "stopped" } }, "not-now"],
    ["a blocked pair", { blocked: true }, "not-now"],
    ["an account that is closed", { disabled: true }, "not-now"],
    ["an account under report", { underReport: true }, "resting"],
    ["nobody to understand", { commonLanguage: false }, "no-common-language"],
  ])("%s", (_what, facts, answer) => {
    const verdict = decideWait({ ...free, ...facts });
    expect(verdict.ok ? "ok" : verdict.reason).toBe(answer);
  });
});
