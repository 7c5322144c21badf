import type { LoadBand } from "../balance/load";
import type { DateISO } from "../dates/instants";
import { type Cell, readCell } from "./csv";

/** How another campaign's load is stored. */
export type ExternalBand = "none" | "one-or-two" | "three-or-more";

/**
 * Columns of the file by which campaigns tell each other how many write to whom: a published list, the person's id
 * in it, a band, the day it was true, and a mark by which a campaign knows its own file again. No name, no people.
 */
export const loadColumns = ["list", "list_id", "band", "as_of", "campaign"] as const;

export interface LoadLine {
  list: string;
  externalId: string;
  band: LoadBand;
  asOf: DateISO;
  campaign: string;
}

export interface TheirLoad {
  list: string;
  externalId: string;
  band: ExternalBand;
  asOf: DateISO;
  /** Empty where another program wrote the file. */
  campaign: string;
}

export type LoadRefusal = "no-id" | "no-band" | "no-day" | "future-day";

/** One line of the file. The bands are written so that no spreadsheet makes a day of them. */
export function loadCells({ list, externalId, band, asOf, campaign }: LoadLine): Cell[] {
  return [list, { id: externalId }, bandWords[band], asOf, { id: campaign }];
}

/** Reads one row of such a file as of `today`; `record` is by column name, cells as they stand. */
export function readLoadRow(
  record: Readonly<Record<string, string>>,
  today: DateISO,
): { ok: true; load: TheirLoad } | { ok: false; reason: LoadRefusal } {
  const cell = (name: (typeof loadColumns)[number]) => readCell((record[name] ?? "").trim());
  const [list, externalId, asOf] = [cell("list"), cell("list_id"), readDay(cell("as_of"))];
  const band = readBand(cell("band"));
  if (list === "" || externalId === "") return { ok: false, reason: "no-id" };
  if (band === null) return { ok: false, reason: "no-band" };
  if (asOf === null) return { ok: false, reason: "no-day" };
  if (asOf > today) return { ok: false, reason: "future-day" };
  return { ok: true, load: { list, externalId, band, asOf, campaign: cell("campaign") } };
}

const bandWords: Record<LoadBand, string> = {
  nobody: "nobody",
  "one-or-two": "1–2",
  "three-or-more": "3+",
};

/** Also as a spreadsheet or another hand may have left it. */
function readBand(text: string): ExternalBand | null {
  const word = text.toLowerCase().replace(/\s+/g, "");
  if (/^(nobody|none|0|никто)$/.test(word)) return "none";
  if (/^(1[–—-]2|1|2|one-or-two)$/.test(word)) return "one-or-two";
  return /^(3\+|≥3|three-or-more|[3-9]|[1-9]\d{1,3})$/.test(word) ? "three-or-more" : null;
}

/** `2026-11-21`, or as a Russian spreadsheet saves it, `21.11.2026`. */
function readDay(text: string): DateISO | null {
  const turned = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  const day = turned ? `${turned[3]}-${turned[2]}-${turned[1]}` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : null;
}
