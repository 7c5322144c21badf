import { describe, expect, test } from "vitest";
import { judgePassword, normalisePassword } from "~/domain/access/passwords";

const FINE = "kettle under seven moons";

describe("length", () => {
  test.each([
    ["f8d!kz0q#tw5x-", { ok: false, reason: "too-short", characters: 14, limit: 15 }],
    ["f8d!kz0q#tw5x-v", { ok: true }],
    ["зима хлеб окно б", { ok: true }],
  ])("%s", (password, verdict) => {
    expect(judgePassword(password)).toEqual(verdict);
  });

  test("counts characters a person sees, however they were composed", () => {
    const decomposed = "й".normalize("NFD");
    expect(decomposed).toHaveLength(2);
    const fourteen = `${decomposed}8d!kz0q#tw5x-`;
    expect(judgePassword(fourteen)).toMatchObject({ reason: "too-short", characters: 14 });
  });

  test("ends at 200", () => {
    const long = Array.from({ length: 40 }, (_, at) => `${"vk".slice(0, 3 - `${at}`.length)}${at}qz`).join(
      "",
    );
    expect(judgePassword(long.slice(0, 200))).toEqual({ ok: true });
    expect(judgePassword(`${long}!`.slice(0, 201))).toMatchObject({ reason: "too-long", characters: 201 });
  });
});

test("what cannot be seen makes nothing longer, and six digits are read as a code", () => {
  expect(judgePassword("\u200b".repeat(8), [], 8)).toMatchObject({ reason: "too-short", characters: 0 });
  expect(judgePassword("48-15-92", [], 8)).toEqual({ ok: false, reason: "common" });
  expect(judgePassword("48–15—92", [], 8)).toEqual({ ok: false, reason: "common" });
});

test.each(["aaaaaaaaaaaaaaaa", "passwordpassword", "abcdabcdabcdabcdab", "тук тук тук тук тук тук"])(
  "%s repeats itself",
  (password) => {
    expect(judgePassword(password)).toEqual({ ok: false, reason: "repeats" });
  },
);

test.each([
  "qwertyuiopasdfghjkl",
  "йцукенгшщзхъфывапро",
  "1234567890123456",
  "098765432112345",
  "1qaz2wsx3edc4rfv",
  "1q2w3e4r5t6y7u8i",
  "Password12345678",
  "P@ssw0rd!!!!2024",
  "iloveyou iloveyou1",
  "correct horse battery staple",
  "Пароль Пароль 1990",
  "мойпароль123456",
  "ghbdtnghbdtn12345",
  "abcdefghijklmnopq",
])("%s is what a guesser tries first", (password) => {
  expect(judgePassword(password)).toEqual({ ok: false, reason: "common" });
});

test.each([
  ["perepiska-perepiska1", []],
  ["Переписка 2026 ура", []],
  ["anna.kovaleva1985", ["anna.kovaleva@example.org"]],
  ["quiet-maple-482", ["quiet-maple-482"]],
  ["Quiet Maple 482 482 xy", ["quiet-maple-482"]],
])("%s is close to a name", (password, own) => {
  expect(judgePassword(password, own)).toEqual({ ok: false, reason: "own-words" });
});

test("a name or a common word within enough else is fine", () => {
  expect(judgePassword("password of a heron", [])).toEqual({ ok: true });
  expect(judgePassword("anna fed nine herons", ["anna@example.org"])).toEqual({ ok: true });
  expect(judgePassword(FINE, ["a@b.org", ""])).toEqual({ ok: true });
});

test("is hashed composed", () => {
  expect(normalisePassword("й".normalize("NFD"))).toBe("й");
});
