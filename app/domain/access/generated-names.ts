import { qualities, things } from "./name-words";

/** A whole number from 0 up to, not including, `limit`, each as likely. */
export type Below = (limit: number) => number;

/** What somebody who gives no e-mail signs in with; made once, shown once, to be written down. */
export interface GeneratedAccess {
  signInName: string;
  passphrase: string;
}

export function generateAccess(below: Below): GeneratedAccess {
  return { signInName: generateSignInName(below), passphrase: generatePassphrase(below) };
}

/** A private name such as "quiet-maple-482": more than 40 million of them. It tells accounts apart and protects nothing. */
export function generateSignInName(below: Below): string {
  const number = String(below(1000)).padStart(3, "0");
  return [pick(qualities, below), pick(things, below), number].join("-");
}

/**
 * Four words one can say aloud, such as "zobil tarun mekod vasif", 64 bits. A word is consonant, vowel,
 * consonant, vowel, consonant out of 14 and 5: 68,600, less the unfit, so 16 bits each without a list to ship.
 */
export function generatePassphrase(below: Below): string {
  return Array.from({ length: 4 }, () => generateWord(below)).join(" ");
}

/**
 * Five groups of five signs, 125 bits, in Crockford's base 32 (no I, L, O, U), which a tired hand can copy.
 */
export function generateRecoveryCode(below: Below): string {
  return generateCodeGroups(5, below);
}

/** Groups of five signs, 25 bits each, with dashes between. */
export function generateCodeGroups(groups: number, below: Below): string {
  const group = () => Array.from({ length: 5 }, () => CODE_SIGNS[below(CODE_SIGNS.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/**
 * A recovery code as it was typed, in the one form that is stored: capitals without separators; a letter that is
 * only read as a digit becomes it, and a Cyrillic letter becomes the Latin one it looks like.
 */
export function normaliseRecoveryCode(typed: string): string {
  return Array.from(typed.toUpperCase(), (sign) => LOOK_ALIKES[sign] ?? sign)
    .filter((sign) => CODE_SIGNS.includes(sign))
    .join("");
}

const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";
const CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LOOK_ALIKES: Record<string, string> = {
  O: "0",
  I: "1",
  L: "1",
  О: "0",
  З: "3",
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  К: "K",
  М: "M",
  Р: "P",
  Т: "T",
  Х: "X",
};

/** Syllables that mean something rude or grim in English or Russian. */
const UNFIT = /fag|nig|dik|tit|rap|gad|pid|pis|sos|zek|zad/;

function generateWord(below: Below): string {
  for (;;) {
    const word = [CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS]
      .map((letters) => letters[below(letters.length)])
      .join("");
    if (!UNFIT.test(word)) return word;
  }
}

function pick(words: readonly string[], below: Below): string {
  return words[below(words.length)] ?? "";
}
