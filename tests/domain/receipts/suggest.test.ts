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

test.each([
  ["Анна", "Анна", true],
  ["Ан", "Анна", true],
  ["Анна С.", "Анна", true],
  ["А", "А", true],
  ["А", "Анна", false],
  ["Лёша", "Лена", false],
  ["Ана", "Анна", false],
  ["Марк", "Мария", false],
  ["Мария", "Марта", false],
  ["Олеся", "Ольга", false],
  ["Полина", "Полена", true],
  ["Екатерина", "Екатерина В.", true],
  ["Старый труг", "Старый друг", true],
  ["Старый друк и", "Старый друг", true],
  ["Старый брат", "Старый друг", false],
])("%s may mean %s: %s", (written, signature, expected) => {
  const found = first(written, null, letters(signature, "Совсем другой человек"));
  expect(found?.letterId === 1 && found.reasons.includes("similar-signature")).toBe(expected);
});

test.each([
  ["a day", { from: "2026-03-20", until: "2026-03-20" }, [1, 2]],
  ["a month", { from: "2026-03-01", until: "2026-03-31" }, [1, 2, 3]],
  ["some day until it was told", { from: null, until: "2026-03-21" }, [1, 2, 3]],
  ["a month before all of them", { from: "2026-02-01", until: "2026-02-28" }, []],
])("whatever speaks for it, no letter is offered that was posted after %s", (_, arrived, ids) => {
  const theirs = letters("Лена|3|2026-03-01", "Лена|3|2026-03-20", "Лена|3|2026-03-21", "Лена|3|2026-04-01");
  const found = suggestMatches({ signature: "Лена", number: 3 }, theirs, arrived);
  expect(found.map(({ letterId }) => letterId)).toEqual(ids);
});

test("the only letter that could be there is the only one, though another was posted since", () => {
  const theirs = letters("Анна|1|2026-03-01", "Пётр|1|2026-03-21");
  expect(suggestMatches({ signature: null, number: null }, theirs, march)).toEqual([
    { letterId: 1, reasons: ["only-open-letter", "sent-in-window"] },
  ]);
  expect(suggestMatches({ signature: "Пётр", number: 1 }, theirs.slice(1), march)).toEqual([]);
});

test("the same number speaks for a letter, and most with a like signature", () => {
  const theirs = letters("Анна|1", "Анна|2", "Пётр|2");
  expect(first(null, 2, theirs)).toEqual({ letterId: 2, reasons: ["same-number", "sent-in-window"] });
  expect(first("Анн", 2, theirs)).toEqual({
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
