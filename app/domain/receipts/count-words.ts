const words = [
  ["один", "одно", "одна", "one"],
  ["два", "две", "two"],
  ["три", "three"],
  ["четыре", "four"],
  ["пять", "five"],
  ["шесть", "six"],
  ["семь", "seven"],
  ["восемь", "eight"],
  ["девять", "nine"],
  ["десять", "ten"],
  ["одиннадцать", "eleven"],
  ["двенадцать", "twelve"],
];

/** A count as people type it: `7`, `семь`, `7 писем`, `Seven letters`; from 0 to 999, null when it is none. */
export function countOf(typed: string): number | null {
  const [text = "", ...noun] = typed.trim().toLowerCase().split(/\s+/);
  if (noun.length > 1 || noun.some((word) => /\d/.test(word))) return null;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const at = words.findIndex((each) => each.includes(text));
  return at === -1 ? null : at + 1;
}
