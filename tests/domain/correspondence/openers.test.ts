import { expect, it } from "vitest";
import { checkDraft } from "~/domain/correspondence/draft-check";
import { closingQuestion, openers } from "~/domain/correspondence/openers";

it("offers eight openers, each under its own id in both languages", () => {
  expect(openers).toHaveLength(8);
  expect(new Set(openers.map((opener) => opener.id)).size).toBe(8);
  for (const { ru, en } of [...openers, closingQuestion]) {
    expect(ru).toMatch(/^[А-Яа-яё\s.,:?!–-]+$/);
    expect(en).toMatch(/^[A-Za-z\s.,:;?!'-]+$/);
  }
});

it("suggests nothing the draft check would warn about", () => {
  const text = `Письмо 1, 14.03.2026. ${[...openers, closingQuestion].map((opener) => opener.ru).join(" ")}`;
  expect(checkDraft(text, "2026-03-14")).toEqual([]);
});
