import { describe, expect, test } from "vitest";
import {
  generateAccess,
  generatePassphrase,
  generateRecoveryCode,
  generateSignInName,
  normaliseRecoveryCode,
} from "~/domain/access/generated-names";
import { qualities, things } from "~/domain/access/name-words";
import { judgePassword } from "~/domain/access/passwords";
import { readSignInName } from "~/domain/access/sign-in";

/** The same numbers each time: a small linear congruence. */
function numbers(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

describe("a sign-in name", () => {
  test("is two words and three digits", () => {
    expect(generateSignInName(() => 0)).toBe(`${qualities[0]}-${things[0]}-000`);
    expect(generateSignInName((limit) => limit - 1)).toBe(`${qualities.at(-1)}-${things.at(-1)}-999`);
  });

  test("comes out of at least 40 million", () => {
    for (const words of [qualities, things]) {
      expect(new Set(words).size).toBe(words.length);
      expect(words.filter((word) => !/^[a-z]{2,10}$/.test(word))).toEqual([]);
    }
    expect(qualities.length * things.length * 1000).toBeGreaterThan(40_000_000);
  });

  test("is found however it was typed", () => {
    const name = generateSignInName(numbers(7));
    for (const typed of [
      name,
      name.toUpperCase(),
      ` ${name.replaceAll("-", " ")} `,
      name.replaceAll("-", "–"),
    ]) {
      expect(readSignInName(typed)).toEqual({ kind: "name", name });
    }
  });
});

describe("a passphrase", () => {
  test("is four words one can say", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      expect(generatePassphrase(numbers(seed))).toMatch(
        /^([bdfgklmnprstvz][aeiou][bdfgklmnprstvz][aeiou][bdfgklmnprstvz]( |$)){4}$/,
      );
    }
  });

  test("holds at least 64 bits: 16 a word, what is unfit left out", () => {
    const words = new Set<string>();
    const draw = { at: [] as number[] };
    const below = () => draw.at.shift() ?? 0;
    const letters = [14, 5, 14, 5, 14];
    const total = letters.reduce((product, count) => product * count, 1);
    for (let index = 0; index < total; index += 1) {
      let rest = index;
      const word = letters.map((count) => {
        const at = rest % count;
        rest = Math.floor(rest / count);
        return at;
      });
      draw.at = [...word];
      words.add(generatePassphrase(below).slice(0, 5));
    }
    expect(Math.log2(words.size)).toBeGreaterThanOrEqual(16);
  });

  test("may be chosen as a password", () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const { signInName, passphrase } = generateAccess(numbers(seed));
      expect([passphrase, judgePassword(passphrase, [signInName])]).toEqual([passphrase, { ok: true }]);
    }
  });
});

describe("a recovery code", () => {
  test("is five groups of five of 32 signs: 125 bits", () => {
    expect(generateRecoveryCode(numbers(3))).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}(-|$)){5}$/);
    const signs = new Set(Array.from({ length: 32 }, (_, at) => generateRecoveryCode(() => at)[0]));
    expect(signs.size).toBe(32);
  });

  test.each([
    ["01abc-defgh-jkmnp-qrstv-wxyz2", "01ABCDEFGHJKMNPQRSTVWXYZ2"],
    [" O1abc defgh jkmnp qrstv wxyz2 ", "01ABCDEFGHJKMNPQRSTVWXYZ2"],
    ["oIАВС-DЕFGН", "01ABCDEFGH"],
    ["l", "1"],
    ["", ""],
  ])("%s is read as %s", (typed, code) => {
    expect(normaliseRecoveryCode(typed)).toBe(code);
  });
});
