import { describe, expect, test } from "vitest";
import { signatureKey } from "~/domain/correspondence/signature";
import { type MatchableLetter, matchReceipt } from "~/domain/receipts/match";

let made = 0;

function letter(
  signature: string,
  number: number,
  overrides: Partial<MatchableLetter> = {},
): MatchableLetter {
  made += 1;
  const sentOn = `2026-03-${String(number).padStart(2, "0")}`;
  const id = made;
  return {
    id,
    signature,
    signatureKey: signatureKey(signature),
    number,
    sentOn,
    state: "sent",
    ...overrides,
  };
}

const line = (signature: string | null, number: number | null = null) => ({ signature, number });
const on = (day: string) => ({ from: day, until: day });
const later = on("2026-04-01");
const anytime = { from: null, until: "2026-04-01" };

describe("a line with signature and number", () => {
  const first = letter("Анна", 1);
  const second = letter("Анна", 2);
  const other = letter("Пётр", 2);

  test("means that letter, however the signature is spelled", () => {
    for (const spelled of ["Анна", "анна", " АННА.", "Aнна"]) {
      const [match] = matchReceipt([first, second, other], [line(spelled, 2)], later);
      expect(match, spelled).toEqual({ letterId: second.id, matchedBy: "number", problem: null });
    }
  });

  test("of a number never posted, or only printed, means none", () => {
    const printed = letter("Анна", 3, { state: "reserved", sentOn: null });
    const matches = matchReceipt(
      [first, printed],
      [line("Анна", 3), line("Анна", 9), line("Анна", 0)],
      later,
    );
    for (const match of matches)
      expect(match).toEqual({ letterId: null, matchedBy: "none", problem: "no-such-number" });
  });

  test("keeps its letter and counts nothing where the letter is known to be there, or named twice", () => {
    for (const state of ["confirmed", "answered"] as const) {
      const known = letter("Анна", 5, { state });
      const [match] = matchReceipt([known], [line("Анна", 5)], later);
      expect(match).toEqual({ letterId: known.id, matchedBy: "number", problem: "already-confirmed" });
    }
    const [one, two] = matchReceipt([first], [line("Анна", 1), line("Анна", 1)], later);
    expect([one?.problem, two?.problem]).toEqual([null, "already-confirmed"]);
  });

  test("is before-sent from the day before posting on, not on the day itself", () => {
    const problem = (day: string) => matchReceipt([second], [line("Анна", 2)], on(day))[0]?.problem;
    expect([problem("2026-03-01"), problem("2026-03-02")]).toEqual(["before-sent", null]);
    const march = { from: "2026-03-01", until: "2026-03-31" };
    expect(matchReceipt([second], [line("Анна", 2)], march)[0]?.problem).toBeNull();
    expect(matchReceipt([second], [line("Анна", 2)], { from: null, until: null })[0]?.problem).toBeNull();
  });

  test("outweighs what came back, was refused or was presumed lost", () => {
    for (const state of ["returned", "refused", "presumed-lost"] as const) {
      const lost = letter("Анна", 7, { state });
      expect(matchReceipt([lost], [line("Анна", 7)], later)[0]?.problem).toBeNull();
    }
  });
});

describe("a line with a signature alone", () => {
  test("means the oldest of that signature that is open, and each line another", () => {
    const [a, b, c] = [letter("Анна", 1, { state: "confirmed" }), letter("Анна", 2), letter("Анна", 3)];
    const matches = matchReceipt([c, a, b], [line("Анна"), line("Анна"), line("Анна")], later);
    expect(matches).toEqual([
      { letterId: b.id, matchedBy: "oldest", problem: null },
      { letterId: c.id, matchedBy: "oldest", problem: null },
      { letterId: null, matchedBy: "none", problem: "nothing-open" },
    ]);
  });

  test("gives way to lines with numbers, wherever they stand", () => {
    const [a, b] = [letter("Анна", 1), letter("Анна", 2)];
    for (const order of [
      [line("Анна"), line("Анна", 1)],
      [line("Анна", 1), line("Анна")],
    ]) {
      const matches = matchReceipt([a, b], order, later);
      expect(new Set(matches.map(({ letterId }) => letterId))).toEqual(new Set([a.id, b.id]));
      expect(matches[order.findIndex(({ number }) => number === null)]?.letterId).toBe(b.id);
    }
  });

  test("never means a letter posted after it arrived", () => {
    const young = letter("Анна", 9);
    expect(matchReceipt([young], [line("Анна")], on("2026-03-08"))[0]?.problem).toBe("nothing-open");
    expect(matchReceipt([young], [line("Анна")], on("2026-03-09"))[0]?.letterId).toBe(young.id);
  });

  test("that nobody has is kept as such", () => {
    const matches = matchReceipt([letter("Анна", 1)], [line("Ольга"), line("Ольга", 1)], anytime);
    expect(matches.map(({ problem }) => problem)).toEqual(["no-such-signature", "no-such-signature"]);
  });
});

test("a line without a signature is never guessed at, number or not", () => {
  const only = letter("Анна", 1);
  const matches = matchReceipt([only], [line(null, 1), line(null)], anytime);
  expect(matches.map(({ problem, letterId }) => [problem, letterId])).toEqual([
    ["no-signature", null],
    ["no-signature", null],
  ]);
});
