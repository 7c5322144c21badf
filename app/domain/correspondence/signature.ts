const MAX_SIGNATURE = 40;

export type SignatureProblem =
  | { ok: false; reason: "empty" | "link" | "character" | "no-letter" }
  | { ok: false; reason: "too-long"; max: number; length: number };

export type SignatureVerdict = { ok: true; signature: string } | SignatureProblem;

/**
 * The name a writer signs with, all that the family and the paper show. Composed (NFC), invisible and direction
 * controls dropped, runs of white space made one space. Allowed: letters, digits, space, hyphen, apostrophe, dot;
 * 1–40 characters with at least one letter. Nothing that leads to an address on the net is ever posted
 * (domain.md §4), so "@", "http" and common domain endings are refused as `link`.
 */
export function cleanSignature(raw: string): SignatureVerdict {
  const signature = raw
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .normalize("NFC");
  const length = [...signature].length;
  if (length === 0) return { ok: false, reason: "empty" };
  if (length > MAX_SIGNATURE) return { ok: false, reason: "too-long", max: MAX_SIGNATURE, length };
  if (LINK.test(signature)) return { ok: false, reason: "link" };
  if (!ALLOWED.test(signature)) return { ok: false, reason: "character" };
  if (!/\p{L}/u.test(signatureKey(signature))) return { ok: false, reason: "no-letter" };
  return { ok: true, signature };
}

/**
 * What two signatures share when a reader could take one for the other; unique among one prisoner's writers. Case,
 * marks (so ё is е), spaces and punctuation do not count, and Latin letters that look Cyrillic are taken for it.
 * It may find two alike that are not: that costs another choice, the opposite costs a letter matched to a stranger.
 */
export function signatureKey(signature: string): string {
  return [...signature.normalize("NFKD").toLocaleLowerCase("ru").normalize("NFKD")]
    .filter((character) => !/[\p{M}\p{Cf}\s.'’ʼ-]/u.test(character))
    .map((character) => LOOK_ALIKES.get(character) ?? character)
    .join("");
}

const LINK = /@|https?|www\.|\.(?:ru|su|рф|com|org|net|me|io|info|onion)(?!\p{L})/iu;
const ALLOWED = /^(?:\p{L}\p{M}{0,2}|[\p{Nd} .'’-])+$/u;

/** Lower case; pairs that look alike only as capitals (B/В, H/Н, K/К, M/М, T/Т) count too. */
const LOOK_ALIKES = new Map(
  Object.entries({ a: "а", b: "в", c: "с", e: "е", h: "н", i: "і", j: "ј", k: "к", m: "м", o: "о" }).concat(
    Object.entries({ p: "р", s: "ѕ", t: "т", x: "х", y: "у" }),
  ),
);
