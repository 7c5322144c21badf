import { cleanName, searchKey } from "../prisoners/names";

/** Running text as it is kept: lines trimmed, without control, bidi and zero-width signs, blank lines left out. */
export function cleanText(raw: string): string {
  return raw
    .split("\n")
    .map(cleanName)
    .filter((line) => line !== "")
    .join("\n");
}

/** The same on one line. */
export function cleanLine(raw: string): string {
  return cleanName(raw.replaceAll("\n", " "));
}

/** A word of a list as it is compared: lower case, ё as е, without a full stop or semicolon at its end. */
export function wordKey(raw: string): string {
  const key = searchKey(raw);
  // Not by a pattern bound to the end: over a long row of full stops it would take the square of their number.
  let end = key.length;
  while (end > 0 && /[.;,\s]/.test(key.charAt(end - 1))) end -= 1;
  return key.slice(0, end);
}

const blanks = new Set(["", "0", "no", "false", "none", "null", "нет", "не", "няма", "n/a", "н/д"]);

/** Whether a cell says nothing, or says no. */
export function saysNo(raw: string): boolean {
  const key = wordKey(raw);
  return blanks.has(key) || /^[-–—?]+$/.test(key);
}

/** An address of a web page, or null: anything else in the place of a link is not kept. */
export function webAddress(raw: string): string | null {
  const address = cleanLine(raw);
  return /^https?:\/\/[^\s"<>]{3,2000}$/i.test(address) ? address : null;
}
