import type { Encoding } from "~/domain/import/table";

/** Stands where a byte could not be read; a row that holds one is not to be trusted. */
export const UNREADABLE = "\uffff";

/**
 * Text in UTF-8 with or without a byte order mark, in UTF-16 with one, or in Windows-1251. A file that mixes them, as
 * two lists put one after the other do, is read line by line; a damaged byte harms its own line only.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decodeAs("utf-16le", bytes), encoding: "utf-16" };
  if (first === 0xfe && second === 0xff) return { text: decodeAs("utf-16be", bytes), encoding: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return decodeByLine(bytes);
  }
}

type LineEncoding = "utf-8" | "windows-1251";

function decodeByLine(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const lines = linesOf(bytes).map((line) => ({ line, told: encodingOf(line) }));
  const count = (encoding: LineEncoding) => lines.filter(({ told }) => told === encoding).length;
  const counts = { utf8: count("utf-8"), cyrillic: count("windows-1251") };
  let before: LineEncoding = counts.utf8 > 0 ? "utf-8" : "windows-1251";
  const parts = lines.map(({ line, told }) => {
    before = told ?? before;
    const text = decodeAs(before, line);
    return before === "utf-8" ? text.replaceAll("\ufffd", UNREADABLE) : text;
  });
  const encoding = counts.utf8 === 0 ? "windows-1251" : counts.cyrillic === 0 ? "utf-8" : "mixed";
  return { text: parts.join(""), encoding };
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

const NEWLINE = 10;

/** Lines with the newline that ends them. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(NEWLINE, from);
    const end = at < 0 ? bytes.length : at + 1;
    lines.push(bytes.subarray(from, end));
    from = end;
  }
  return lines;
}

/** A whole word in Windows-1251; fewer signs than that among good UTF-8 are damage. */
const LEAST_CYRILLIC = 3;

/**
 * What a line is written in; null when it does not tell, and then it is as the line before it. Letters in Windows-1251
 * are hardly ever valid UTF-8 by chance, so where most bytes above ASCII are not, it is that; where most are, the others
 * are damage.
 */
function encodingOf(line: Uint8Array): LineEncoding | null {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < line.length; ) {
    const length = sequenceAt(line, at);
    if (length === 0) bad += 1;
    else if (length > 1) good += 1;
    at += Math.max(1, length);
  }
  if (bad > good) return bad >= LEAST_CYRILLIC ? "windows-1251" : null;
  return good > 1 ? "utf-8" : null;
}

/** How many bytes the sign at `at` takes in UTF-8; 0 when there is none. */
function sequenceAt(line: Uint8Array, at: number): number {
  const lead = line[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next++) if (((line[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
