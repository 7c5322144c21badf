/** No vowels but A and E, and nothing that reads like something else. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE = BigInt(ALPHABET.length);

/** How many handles there are of each length; the longer ones begin where the shorter end. */
const lengths = [4, 5, 6].map((length) => ({ length, size: BASE ** BigInt(length) }));

/** Shares no divisor with any size, so that every number has a handle of its own and back. */
const STEP = 484_733_891n;
const START = 271_828n;

/**
 * The short neutral name by which the desk speaks of a volunteer, `K7Q2`, made from their number (from 1 on). It says
 * nothing of them and never changes. Throws RangeError beyond 750 million.
 */
export function handleOf(number: number): string {
  let rest = BigInt(number) - 1n;
  for (const { length, size } of lengths) {
    if (rest < size) return written((rest * STEP + START) % size, length);
    rest -= size;
  }
  throw new RangeError("volunteer-number");
}

/** The number behind a handle as it was typed, in either alphabet and any case; null when it is none. */
export function numberOf(typed: string): number | null {
  const handle = [...typed.trim().toUpperCase()].map((each) => LOOK_ALIKES.get(each) ?? each).join("");
  const found = lengths.findIndex(({ length }) => length === handle.length);
  const digits = [...handle].map((each) => ALPHABET.indexOf(each));
  const own = lengths[found];
  if (!own || digits.includes(-1)) return null;
  const value = digits.reduce((sum, digit) => sum * BASE + BigInt(digit), 0n);
  const before = lengths.slice(0, found).reduce((sum, { size }) => sum + size, 0n);
  const place = ((value - START + own.size * START) * inverse(STEP % own.size, own.size)) % own.size;
  return Number(before + place) + 1;
}

/** Capitals of a Russian keyboard that look like one of the alphabet. */
const LOOK_ALIKES = new Map(
  Object.entries({ А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", Р: "P", С: "C", Т: "T", Х: "X", У: "Y" }),
);

function written(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest /= BASE)
    text = ALPHABET.charAt(Number(rest % BASE)) + text;
  return text;
}

/** What a number is to be multiplied by for 1, counted modulo `size`. */
function inverse(number: bigint, size: bigint): bigint {
  let [a, b, x, y] = [number, size, 1n, 0n];
  while (b > 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a % b, y, x - quotient * y];
  }
  return ((x % size) + size) % size;
}
