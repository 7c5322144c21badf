import { expect, test } from "vitest";
import { cleanPrivateText } from "~/domain/family/private-text";
import { readSize, sizeBounds, sizeKinds } from "~/domain/family/sizes";
import en from "~/i18n/locales/en.json";
import ru from "~/i18n/locales/ru.json";

test.each([
  ["chest", "104", 104],
  ["chest", " 104,5 ", 104.5],
  ["chest", "104.5 см", 104.5],
  ["waist", "92cm", 92],
  ["height", "178 CM.", 178],
  ["shoe", "42,5", 42.5],
  ["glove", "8.5", 8.5],
  ["head", "", null],
  ["head", "   ", null],
  ["head", "cm", null],
] as const)("%s %j is read as %j", (kind, typed, value) => {
  expect(readSize(kind, typed)).toEqual({ ok: true, value });
});

test.each(["large", "XL", "104-108", "10 4", "104,55", "1e2", "-104", "1040", "٤٢", "104 м", "."])(
  "%j is not a number",
  (typed) => {
    expect(readSize("chest", typed)).toEqual({ ok: false, reason: "not-a-number" });
  },
);

test.each(sizeKinds)("%s is taken from its least to its most, both included", (kind) => {
  const [least, most] = sizeBounds[kind];
  const refused = { ok: false, reason: "out-of-range", least, most };
  expect(readSize(kind, String(least))).toEqual({ ok: true, value: least });
  expect(readSize(kind, String(most))).toEqual({ ok: true, value: most });
  expect(readSize(kind, (least - 0.1).toFixed(1))).toEqual(refused);
  expect(readSize(kind, (most + 0.1).toFixed(1))).toEqual(refused);
});

test("a clothing size typed as a chest is not taken for centimetres", () => {
  for (const size of ["44", "52", "64"]) expect(readSize("chest", size)).toMatchObject({ ok: false });
});

test.each(sizeKinds)("the sentence about %s names the bounds it is measured by", (kind) => {
  for (const messages of [en, ru]) {
    const numbers = messages[`sizes.${kind}.range`].match(/\d+/g)?.slice(0, 2).map(Number);
    expect(numbers).toEqual(sizeBounds[kind]);
  }
});

test.each([
  ["  пьёт чай без сахара\r\n\r\nне ест рыбу \n", "пьёт чай без сахара\n\nне ест рыбу"],
  ["a\u202Eb\u200Bc\u0007d", "abcd"],
  ["е\u0308", "ё"],
  [" \n ", ""],
])("%j is kept as %j", (typed, kept) => {
  expect(cleanPrivateText(typed)).toBe(kept);
});
