import { cleanSignature, type SignatureProblem } from "../correspondence/signature";
import { latestDay } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import type { Channel } from "../facilities/channels";
import { readDate, unknownDate } from "./dates";
import type { SheetColumns, SheetField } from "./sheet-columns";
import { type TableRow, tableLimits } from "./table";
import { cleanLine, saysNo, wordKey } from "./text";

/** Whom a row is about: an id in a list, or a name with the year of birth. */
export interface ToldPrisoner {
  externalId: string | null;
  list: string | null;
  name: string | null;
  /** Unknown where the row does not say. */
  birth: PartialDate;
}

export interface PairFacts {
  prisoner: ToldPrisoner;
  /** The writer as the campaign calls them. */
  label: string;
  signature: string;
  since: PartialDate;
  last: PartialDate;
  /** Letters so far, 0 where the sheet does not say. */
  letters: number;
  channel: Channel;
}

/** A date of something that happened: known, known to have happened some time, or not known to have happened. */
export type Happened = PartialDate | null;

export interface LetterFacts {
  prisoner: ToldPrisoner;
  /** Null: the sheet does not say whose letter it was. */
  signature: string | null;
  sent: PartialDate & { date: string };
  number: number | null;
  /** Null: as the writer writes. */
  channel: Channel | null;
  arrived: Happened;
  answered: Happened;
}

export type SheetNote = "unreadable-date" | "future-date" | "unknown-channel";
export type SheetRefusal =
  | "quotes"
  | "too-many-cells"
  | "encoding"
  | "cell-too-long"
  | "no-prisoner"
  | "no-writer"
  | "name-too-long"
  | `signature-${SignatureProblem["reason"]}`
  | "bad-number"
  | "no-date";

export type Read<Facts> =
  | { ok: true; line: number; facts: Facts; notes: SheetNote[] }
  | { ok: false; line: number; reason: SheetRefusal };

/** The longest name of a person, as of a prisoner. */
const LONGEST = 200;
/** More letters than anybody wrote to one person. */
const MOST_LETTERS = 9999;

/** Reads one row of a sheet of pairs as of `now`. */
export function readPairRow(row: TableRow, columns: SheetColumns, now: string): Read<PairFacts> {
  const { line } = row;
  const cells = cellsOf(row, columns);
  if (typeof cells === "string") return { ok: false, line, reason: cells };
  const prisoner = toldPrisoner(cells);
  if (prisoner === null) return { ok: false, line, reason: "no-prisoner" };
  const label = cleanLine(cells("writer"));
  if (label === "") return { ok: false, line, reason: "no-writer" };
  if (label.length > LONGEST) return { ok: false, line, reason: "name-too-long" };
  const signed = cleanSignature(cells("signature"));
  if (!signed.ok) return { ok: false, line, reason: `signature-${signed.reason}` };
  const letters = wholeNumber(cells("letters"));
  if (letters === null) return { ok: false, line, reason: "bad-number" };
  const notes: SheetNote[] = [];
  const since = pastDate(cells("since"), now, notes);
  const last = pastDate(cells("last"), now, notes);
  const channel = readChannel(cells("channel"), notes) ?? "post";
  const facts = { prisoner, label, signature: signed.signature, since, last, letters, channel };
  return { ok: true, line, facts, notes };
}

/** Reads one row of a sheet of letters as of `now`. A letter without any date is refused: nothing can be made of it. */
export function readLetterRow(row: TableRow, columns: SheetColumns, now: string): Read<LetterFacts> {
  const { line } = row;
  const cells = cellsOf(row, columns);
  if (typeof cells === "string") return { ok: false, line, reason: cells };
  const prisoner = toldPrisoner(cells);
  if (prisoner === null) return { ok: false, line, reason: "no-prisoner" };
  const written = cleanLine(cells("signature"));
  const signed = written === "" ? null : cleanSignature(written);
  if (signed?.ok === false) return { ok: false, line, reason: `signature-${signed.reason}` };
  const number = wholeNumber(cells("number").replace(/^\s*(?:№|#|no\.?)\s*/i, ""));
  if (number === null) return { ok: false, line, reason: "bad-number" };
  const notes: SheetNote[] = [];
  const { date, precision } = pastDate(cells("date"), now, notes);
  if (date === null) return { ok: false, line, reason: "no-date" };
  const facts: LetterFacts = {
    prisoner,
    signature: signed?.signature ?? null,
    sent: { date, precision },
    number: number === 0 ? null : number,
    channel: readChannel(cells("channel"), notes),
    arrived: happened(cells("arrived"), now, notes),
    answered: happened(cells("answered"), now, notes),
  };
  return { ok: true, line, facts, notes };
}

type Cells = (field: SheetField) => string;

function cellsOf(row: TableRow, columns: SheetColumns): Cells | SheetRefusal {
  if ("broken" in row) return row.broken;
  if (row.cells.some((cell) => cell.length > tableLimits.cellCharacters)) return "cell-too-long";
  return (field) => row.cells[columns[field] ?? -1] ?? "";
}

function toldPrisoner(cells: Cells): ToldPrisoner | null {
  const said = (field: SheetField) => cleanLine(cells(field)) || null;
  const birth = bornIn(cells("birth"));
  const told = { externalId: said("id"), list: said("list"), name: said("prisoner"), birth };
  return told.externalId === null && told.name === null ? null : told;
}

/** A whole date where one is written, else the year that stands in the cell. */
function bornIn(raw: string): PartialDate {
  const reading = readDate(raw);
  if (reading.ok) return reading.value;
  const year = /(?:19|20)\d\d/.exec(raw)?.[0];
  return year === undefined ? unknownDate : { date: `${year}-01-01`, precision: "year" };
}

/** A count: blank is 0, null is not a whole number. */
function wholeNumber(raw: string): number | null {
  const text = wordKey(raw);
  if (saysNo(text)) return 0;
  return /^\d{1,4}$/.test(text) && Number(text) <= MOST_LETTERS ? Number(text) : null;
}

/** A date that lies behind us; one that cannot be read, or lies ahead, is unknown and noted. */
function pastDate(raw: string, now: string, notes: SheetNote[]): PartialDate {
  const reading = readDate(raw);
  if (!reading.ok) return noted("unreadable-date", notes);
  if (reading.value.date !== null && reading.value.date > latestDay(now)) return noted("future-date", notes);
  return reading.value;
}

function noted(note: SheetNote, notes: SheetNote[]): PartialDate {
  if (!notes.includes(note)) notes.push(note);
  return unknownDate;
}

/** "yes" says that it happened, a date also says when, a blank or "no" says nothing. */
function happened(raw: string, now: string, notes: SheetNote[]): Happened {
  const text = wordKey(raw);
  if (saysNo(text)) return null;
  if (yes.test(text)) return unknownDate;
  const { date, precision } = pastDate(raw, now, notes);
  return date === null ? null : { date, precision };
}

const yes = /^(\+|x|х|v|✓|✔|yes|y|да|1|true|дошло|получено|есть|пришел|пришло|получил[аи]?)$/;

const channelWords: readonly (readonly [RegExp, Channel])[] = [
  [/зона|zona/, "zonatelecom"],
  [/фсин|fsin|f-?letter|ф-?письмо|электрон|online|онлайн/, "fsin-pismo"],
  [/росузник|rosuznik|relay|посредник|letters-?now/, "relay"],
  [/post|почт|бумаж|paper|mail|конверт/, "post"],
];

/** Null: the sheet does not say, or says something unknown, which is noted. */
function readChannel(raw: string, notes: SheetNote[]): Channel | null {
  const text = wordKey(raw);
  if (saysNo(text)) return null;
  const found = channelWords.find(([word]) => word.test(text));
  if (!found) notes.push("unknown-channel");
  return found?.[1] ?? null;
}
