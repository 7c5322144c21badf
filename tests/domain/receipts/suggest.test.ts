import { expect, test } from "vitest";
import { signatureKey } from "~/domain/correspondence/signature";
import type { MatchableLetter } from "~/domain/receipts/match";
import { suggestMatches } from "~/domain/receipts/suggest";

const march = { from: "2026-03-20", until: "2026-03-20" };

function letters(...texts: string[]): MatchableLetter[] {
  return texts.map((text, index) => {
    const [signature = "", number = "1", sentOn = "2026-03-01", state = "sent"] = text.split("|");
    const key = signatureKey(signature);
    const facts = { signature, signatureKey: key, number: Number(number), sentOn };
    return { id: index + 1, ...facts, state: state as MatchableLetter["state"] };
  });
}

const first = (signature: string | null, number: number | null, theirs: MatchableLetter[]) =>
  suggestMatches({ signature, number }, theirs, march)[0];

test("a slip of the pen is found, two in a longer name, and a shortened name", () => {
  const theirs = letters("Анна", "Старый друг", "Екатерина В.");
  for (const [written, id] of [
    ["Ана", 1],
    ["Анта", 1],
    ["Старый труг", 2],
    ["Старый друк и", 2],
    ["Екатерина", 3],
  ] as const) {
    const suggestion = first(written, null, theirs);
    expect(suggestion, written).toEqual({ letterId: id, reasons: ["similar-signature", "sent-in-window"] });
  }
  expect(first("Марк", null, theirs)?.reasons).toEqual(["sent-in-window"]);
});

test("the same number speaks for a letter, and most with a like signature", () => {
  const theirs = letters("Анна|1", "Анна|2", "Пётр|2");
  expect(first(null, 2, theirs)).toEqual({ letterId: 2, reasons: ["same-number", "sent-in-window"] });
  expect(first("Ана", 2, theirs)).toEqual({
    letterId: 2,
    reasons: ["similar-signature", "same-number", "sent-in-window"],
  });
});

test("the only letter on its way is named, whatever was said of it", () => {
  const theirs = letters("Анна|1|2025-01-01", "Пётр|1|2026-03-01|confirmed", "Ольга|1|2026-03-01|reserved");
  expect(suggestMatches({ signature: null, number: null }, theirs, march)).toEqual([
    { letterId: 1, reasons: ["only-open-letter"] },
  ]);
});

test("the window is 90 days before it arrived up to the day itself", () => {
  const theirs = letters("А|1|2025-12-19", "Б|1|2025-12-20", "В|1|2026-03-20", "Г|1|2026-03-21");
  const found = suggestMatches({ signature: null, number: null }, theirs, march);
  expect(found.map(({ letterId }) => letterId)).toEqual([2, 3]);
});

test("five at most, the likeliest first, then the oldest", () => {
  const theirs = letters(...Array.from({ length: 9 }, (_, index) => `Друг ${index}|1|2026-03-0${9 - index}`));
  const found = suggestMatches({ signature: "Друг 4", number: null }, theirs, march);
  expect(found).toHaveLength(5);
  expect(found[0]?.letterId).toBe(9);
  expect(found.every(({ reasons }) => reasons.includes("similar-signature"))).toBe(true);
});

test("with nothing to go by there is nothing to suggest", () => {
  expect(suggestMatches({ signature: "Анна", number: 1 }, [], march)).toEqual([]);
  const long = letters("Пётр|1|2024-01-01", "Ольга|2|2024-01-01");
  expect(suggestMatches({ signature: null, number: null }, long, march)).toEqual([]);
});
