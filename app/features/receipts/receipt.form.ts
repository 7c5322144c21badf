import * as v from "valibot";
import { dateAt, dayAfter } from "~/domain/dates/instants";
import { type PartialDate, pastDateOf } from "~/domain/dates/partial-date";
import { countOf } from "~/domain/receipts/count-words";
import type { ToldLine } from "~/domain/receipts/match";
import type { PlainKey } from "~/i18n/message-keys";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import type { Typed } from "~/platform/forms/parse-form";

export const arrivals = ["today", "yesterday", "other", "unknown"] as const;
export const tellers = ["prisoner", "relative", "lawyer", "unknown"] as const;
/** Fields read as every value sent. */
export const receiptLists = ["known"];

const LEAST_ROWS = 3;
const MOST_ROWS = 40;
const SIGNATURE_MOST = 80;

/** Whether three fields make a date does not depend on today. */
const ANY_DAY = "2199-12-31";

const part = v.optional(v.string(), "");
const row = Array.from({ length: MOST_ROWS }, (_, index) => index);

/** What came, each part of it may be left open. Rows of other letters are `signature0`, `number0` and so on. */
export const receiptForm = v.pipe(
  v.looseObject({
    letters: v.pipe(
      part,
      v.trim(),
      v.check((typed) => typed === "" || countOf(typed) !== null, "receipt.letters.wrong"),
    ),
    known: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{1,9}$/))), []),
    when: v.optional(oneOf(arrivals, "day.choose"), "unknown"),
    dateDay: part,
    dateMonth: part,
    dateYear: part,
    toldBy: v.optional(oneOf(tellers, "receipt.told.choose"), "unknown"),
    key: formKey,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const input: Record<string, unknown> = dataset.value;
    const refuse = (key: string, message: PlainKey) =>
      addIssue({ message, path: [{ type: "object", origin: "value", input, key, value: input[key] }] });
    const { when } = dataset.value;
    if (when === "other" && !typedDate(dataset.value, ANY_DAY).ok) refuse("dateDay", "day.not-a-date");
    if (when !== "other" && (dataset.value.dateDay.trim() || dataset.value.dateMonth.trim())) {
      refuse("dateDay", "day.which-of-both");
    }
    for (const index of row) {
      if (text(input, `signature${index}`).length > SIGNATURE_MOST) {
        refuse(`signature${index}`, "receipt.signature.long");
      }
      if (numberIn(text(input, `number${index}`)) === undefined) {
        refuse(`number${index}`, "receipt.number.wrong");
      }
    }
  }),
);

type ReceiptInput = v.InferOutput<typeof receiptForm>;

/** What a checked form says. "Today" is Moscow's, as everywhere. */
export function receiptOf(input: ReceiptInput, now: Date) {
  return {
    letters: countOf(input.letters),
    ticked: [...new Set(input.known.map(Number))],
    others: row.map((index) => lineAt(input, index)).filter(saysSomething),
    arrived: arrivedOf(input, now),
    toldBy: input.toldBy,
    key: input.key,
  };
}

/** How many rows for other letters to show: what was typed keeps its row, and one more is there when asked for. */
export function rowsIn(typed: Typed, more = false): number {
  const rows = row.filter((index) => typed[`signature${index}`] !== undefined).length;
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, rows) + Number(more));
}

function arrivedOf(input: ReceiptInput, now: Date): PartialDate {
  const today = dateAt(now, "Europe/Moscow");
  if (input.when === "today") return { date: today, precision: "day" };
  if (input.when === "yesterday") return { date: dayAfter(today, -1), precision: "day" };
  const typed = typedDate(input, today);
  return input.when === "other" && typed.ok ? typed.value : { date: null, precision: "unknown" };
}

function typedDate({ dateDay, dateMonth, dateYear }: ReceiptInput, today: string) {
  return pastDateOf({ day: dateDay, month: dateMonth, year: dateYear }, today);
}

function lineAt(input: Record<string, unknown>, index: number): ToldLine {
  const signature = text(input, `signature${index}`);
  return {
    signature: signature === "" ? null : signature,
    number: numberIn(text(input, `number${index}`)) ?? null,
  };
}

function saysSomething({ signature, number }: ToldLine): boolean {
  return signature !== null || number !== null;
}

/** The one number in "3", "№ 3" or "letter 3"; null when nothing was typed, undefined when it is no number. */
function numberIn(typed: string): number | null | undefined {
  if (typed === "") return null;
  const digits = /^\D*(\d{1,5})\D*$/.exec(typed)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function text(input: Record<string, unknown>, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value.replace(/\s+/gu, " ").trim() : "";
}
