import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanSignature, signatureKey } from "~/domain/correspondence/signature";

describe("a signature", () => {
  it.each([
    ["Анна", "Анна"],
    ["  Анна \n Мария ", "Анна Мария"],
    ["А. С. Пушкин-младший", "А. С. Пушкин-младший"],
    ["O’Neil", "O’Neil"],
    ["д'Артаньян 2", "д'Артаньян 2"],
    ["и\u0306", "й"],
    ["Ан\u200bна\u202e", "Анна"],
    ["a", "a"],
    ["Я".repeat(40), "Я".repeat(40)],
    ["А.Рублёв", "А.Рублёв"],
    ["J.Smith", "J.Smith"],
  ])("%j is kept as %j", (raw, signature) => expect(cleanSignature(raw)).toEqual({ ok: true, signature }));

  it.each([
    ["", "empty"],
    [" \u200b\u00a0 ", "empty"],
    ["\u3164", "empty"],
    ["anna@mail", "link"],
    ["HTTP anna", "link"],
    ["www.anna", "link"],
    ["anna.org", "link"],
    ["анна.рф", "link"],
    ["t.me", "link"],
    ["Анна/Мария", "character"],
    ["Анна <b>", "character"],
    ["Анна 🌷", "character"],
    ["\ud800а", "character"],
    ["а\u0301\u0302\u0303", "character"],
    ["12345", "no-letter"],
    ["1-2.", "no-letter"],
    ["...", "no-letter"],
    ["\u02bc", "no-letter"],
    ["\ufe70", "no-letter"],
  ])("%j is refused: %s", (raw, reason) => {
    expect(cleanSignature(raw)).toMatchObject({ ok: false, reason });
  });
  it("longer than forty characters is refused with its length", () => {
    expect(cleanSignature("Я".repeat(41))).toEqual({ ok: false, reason: "too-long", max: 40, length: 41 });
  });
  it("once clean stays as it is, on one line", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[А-яё .\n'-]{0,50}$/)),
        (raw) => {
          const verdict = cleanSignature(raw);
          if (!verdict.ok) return;
          expect(cleanSignature(verdict.signature)).toEqual(verdict);
          expect(verdict.signature).not.toMatch(/[\r\n@<>\u202e\u200b]/);
          expect(signatureKey(verdict.signature)).not.toBe("");
        },
      ),
    );
  });
});

describe("two signatures", () => {
  it.each([
    ["Анна", "анна"],
    ["Анна", "Aнна"],
    ["Анна", "AHHA"],
    ["Тамара", "TAMAPA"],
    ["Вера", "BEPA"],
    ["Семён", "Семен"],
    ["Семён", "СЕМЕ\u0308Н"],
    ["Анна Мария", "анна-мария"],
    ["Анна", "Анна."],
    ["O’Neil", "O'Neil"],
    ["Соня", "Coня"],
  ])("%s and %s are taken for one another", (a, b) => expect(signatureKey(a)).toBe(signatureKey(b)));
  it.each([
    ["Анна", "Инна"],
    ["Анна", "Анна 2"],
    ["Пётр", "Пётра"],
  ])("%s and %s are not", (a, b) => expect(signatureKey(a)).not.toBe(signatureKey(b)));
  it("are compared alike however often, in any case", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zА-яЁё0-9 .'’-]{1,40}$/), (signature) => {
        const key = signatureKey(signature);
        expect(signatureKey(key)).toBe(key);
        expect(signatureKey(signature.toUpperCase())).toBe(key);
        expect(signatureKey(signature.normalize("NFD"))).toBe(key);
      }),
    );
  });
});
