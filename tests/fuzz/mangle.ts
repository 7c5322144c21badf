import { makeList, type Told } from "./lists";
import type { Random } from "./random";

/** A file, and of each row that nobody touched the line it begins in and what it says. */
export type MangledFile = { bytes: Uint8Array; good: { line: number; told: Told }[]; touched: number };

type Encoding = "utf-8" | "windows-1251";
type Piece = { bytes: number[]; told: Told | null };

/**
 * A list as somebody may hand it in, and then damaged: bytes flipped, quotes broken, rows cut, cells added, rubbish
 * between the rows, rows in another encoding, the end torn off. What is not damaged is known and must be read.
 */
export function makeMangledFile(random: Random): MangledFile {
  const list = makeList(random);
  const separator = random.pick([",", ";", "\t"]);
  const encoding = random.pick<Encoding>(["utf-8", "utf-8", "windows-1251"]);
  const newline = random.pick(["\n", "\r\n"]);
  const share = random.pick([0, 0.1, 0.3]);
  const mixed = random.chance(0.1);
  const encode = (line: string, told: Told | null): Piece => {
    const other = mixed && told !== null && random.chance(0.3);
    return { bytes: encoded(line, other ? opposite(encoding) : encoding), told };
  };
  const lineOf = (cells: readonly string[]) =>
    cells.map((cell) => quoted(cell, separator, random)).join(separator);
  const pieces: Piece[] = [];
  for (const { cells, told } of list.rows) {
    if (random.chance(0.05)) pieces.push({ bytes: [], told: null });
    const ragged = random.chance(0.1) ? withoutTrailingBlanks(cells) : cells;
    pieces.push(encode(lineOf(ragged), told));
  }
  const header: Piece = {
    bytes: encoded(lineOf(list.header.map((name) => dressed(name, random))), encoding),
    told: null,
  };
  let touched = 0;
  const damaged = pieces.map((piece) => {
    if (piece.told === null || !random.chance(share)) return piece;
    touched += 1;
    return { bytes: damage(piece.bytes, separator, random), told: null };
  });
  if (random.chance(0.2)) damaged.splice(random.below(damaged.length + 1), 0, rubbish(random));
  return { ...assemble([header, ...damaged], newline, encoding, random), touched };
}

function assemble(pieces: readonly Piece[], newline: string, encoding: Encoding, random: Random) {
  const bytes: number[] = encoding === "utf-8" && random.chance(0.3) ? [0xef, 0xbb, 0xbf] : [];
  const good: MangledFile["good"] = [];
  for (const { bytes: part, told } of pieces) {
    if (told !== null) good.push({ line: 1 + breaksIn(bytes), told });
    for (const byte of part) bytes.push(byte);
    for (const sign of newline) bytes.push(sign.charCodeAt(0));
  }
  return { bytes: Uint8Array.from(bytes), good };
}

/** Line breaks as an editor counts them: CRLF is one. */
function breaksIn(part: readonly number[]): number {
  return part.filter((byte, at) => byte === 10 || (byte === 13 && part[at + 1] !== 10)).length;
}

function damage(bytes: readonly number[], separator: string, random: Random): number[] {
  const at = random.below(bytes.length);
  const quote = 0x22;
  const sign = separator.charCodeAt(0);
  const ways: (() => number[])[] = [
    () => bytes.map((byte, index) => (index === at ? byte ^ (1 << random.below(8)) : byte)),
    () => bytes.map((byte) => (random.chance(0.1) ? random.below(256) : byte)),
    () => [...bytes.slice(0, at), quote, ...bytes.slice(at)],
    () => bytes.filter((byte, index) => byte !== quote || index < at),
    () => bytes.filter((byte) => byte !== quote),
    () => bytes.slice(0, at),
    () => bytes.slice(at),
    () => [...bytes, ...Array.from({ length: 1 + random.below(60) }, () => sign), 0x78],
    () => [quote, ...bytes],
    () => [...bytes.slice(0, at), 0, 10, quote, ...bytes.slice(at)],
    () => [...bytes.slice(0, at), sign, ...bytes.slice(at)],
  ];
  return random.pick(ways)();
}

function rubbish(random: Random): Piece {
  return { bytes: Array.from({ length: random.below(200) }, () => random.below(256)), told: null };
}

function quoted(cell: string, separator: string, random: Random): string {
  if (!/["\n,;\t]/.test(cell) && !cell.includes(separator) && !random.chance(0.1)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}

function dressed(name: string, random: Random): string {
  return random.pick([name, name, name.toUpperCase(), ` ${name} `]);
}

function withoutTrailingBlanks(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

function opposite(encoding: Encoding): Encoding {
  return encoding === "utf-8" ? "windows-1251" : "utf-8";
}

const cyrillic = new Map(
  Array.from({ length: 128 }, (_, at) => [
    new TextDecoder("windows-1251").decode(Uint8Array.of(128 + at)),
    128 + at,
  ]),
);

function encoded(text: string, encoding: Encoding): number[] {
  if (encoding === "utf-8") return [...new TextEncoder().encode(text)];
  return [...text].map((sign) => cyrillic.get(sign) ?? sign.charCodeAt(0));
}
