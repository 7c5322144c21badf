import { commonParts, keyboardLines, siteNames } from "./common-passwords";

/** NIST SP 800-63B-4 §3.1.1: at least 15 characters where the password is the only factor, 8 beside another. */
export const PASSWORD_LEAST = 15;
export const PASSWORD_LEAST_WITH_CODE = 8;
/** Far above any passphrase; keeps the work of hashing bounded. */
export const PASSWORD_MOST = 200;
/** Signs people put between words; they make nothing harder to guess. */
const SEPARATORS = /[\s\p{Pd}_.\p{Cf}\p{DI}]/gu;
const INVISIBLE = /[\p{Cf}\p{DI}]/gu;
/** Digits and signs before the first letter and after the last. */
const ENDS = /^[^\p{L}]+|[^\p{L}]+$/gu;
/** Characters that must be left once everything a guesser tries first is taken away. */
const FRESH_LEAST = 5;

export type PasswordVerdict =
  | { ok: true }
  | { ok: false; reason: "too-short" | "too-long"; characters: number; limit: number }
  | { ok: false; reason: "repeats" | "common" | "own-words" };

/**
 * Whether a password may be chosen. `own` are the names and e-mail of its owner. There are no rules about kinds
 * of characters; refused are repetitions, keyboard walks, what most people choose, and the owner's or the site's
 * name. Characters are counted as code points of the normalised text.
 */
export function judgePassword(
  password: string,
  own: readonly string[] = [],
  least = PASSWORD_LEAST,
): PasswordVerdict {
  const text = normalisePassword(password);
  const characters = passwordLength(password);
  if (characters < least) return { ok: false, reason: "too-short", characters, limit: least };
  if (characters > PASSWORD_MOST) return { ok: false, reason: "too-long", characters, limit: PASSWORD_MOST };
  const bare = text.toLowerCase().replace(SEPARATORS, "");
  if (isRepetition(bare)) return { ok: false, reason: "repeats" };
  // Six digits are read as a code wherever one field takes both (`readTypedCode`).
  if (/^\d{6}$/.test(bare.normalize("NFKC"))) return { ok: false, reason: "common" };
  const ownWords = [...siteNames, ...own.flatMap(wordsOf)];
  if (containsAny(bare, ownWords) && freshPart(bare, ownWords) < FRESH_LEAST) {
    return { ok: false, reason: "own-words" };
  }
  return freshPart(bare, []) < FRESH_LEAST ? { ok: false, reason: "common" } : { ok: true };
}

/** Characters as a person counts them: code points of the composed text that can be seen. */
export function passwordLength(password: string): number {
  return [...normalisePassword(password).replace(INVISIBLE, "")].length;
}

/**
 * What a guesser with a list of words would have to try to come upon this password: the text in small letters without
 * separators, that without what hangs on either end ("Dragon2024!" is "dragon"), and both in plain spelling.
 */
export function guessForms(password: string): string[] {
  const bare = normalisePassword(password).toLowerCase().replace(SEPARATORS, "");
  return [bare, plainSpelling(bare)].flatMap((text) => [text, text.replace(ENDS, "")]);
}

/** The form that is hashed: composed (NFC), so that the same keys give the same bytes on every device. */
export function normalisePassword(password: string): string {
  return password.normalize("NFC");
}

/** Whether the text is one shorter piece said over and over, such as "abcabcabca". */
function isRepetition(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period += 1) {
    if (text.slice(period) === text.slice(0, -period)) return true;
  }
  return false;
}

function containsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

/** Characters that neither belong to a known word, year or keyboard walk nor repeat the one before. */
function freshPart(text: string, words: readonly string[]): number {
  const longestFirst = [...words, ...commonParts].sort((a, b) => b.length - a.length);
  const variants = [text, plainSpelling(text)].map((variant) =>
    longestFirst.reduce((rest, word) => rest.replaceAll(word, " "), variant),
  );
  return Math.min(...variants.map((rest) => lengthWithoutWalks(rest.replace(/(19|20)\d\d/g, " "))));
}

/** "p@ssw0rd" as "password". */
function plainSpelling(text: string): string {
  const spelt: Record<string, string> = { "@": "a", $: "s", "0": "o", "1": "i", "3": "e" };
  return Array.from(text, (sign) => spelt[sign] ?? sign).join("");
}

/** Length of the text without spaces and without runs of three or more that follow a keyboard line or repeat. */
function lengthWithoutWalks(text: string): number {
  let fresh = 0;
  for (const word of text.split(" ")) {
    for (let at = 0; at < word.length; ) {
      const run = runAt(word, at);
      if (run < 3) fresh += run;
      at += run;
    }
  }
  return fresh;
}

function runAt(word: string, at: number): number {
  const longest = (line: string) => {
    let length = 1;
    while (at + length < word.length && line.includes(word.slice(at, at + length + 1))) length += 1;
    return length;
  };
  const sign = word[at] ?? "";
  return Math.max(longest(sign.repeat(word.length)), ...keyboardLines.map(longest));
}

/** The words of a name or e-mail that are long enough to be guessed by. */
function wordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .normalize("NFC")
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.length >= 3);
}
