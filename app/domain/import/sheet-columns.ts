import { headerKey } from "./headers";
import type { Unreadable } from "./table";

/** What a column of an old spreadsheet may hold. */
export type SheetField =
  | "id"
  | "list"
  | "prisoner"
  | "birth"
  | "writer"
  | "signature"
  | "since"
  | "last"
  | "letters"
  | "channel"
  | "date"
  | "number"
  | "arrived"
  | "answered";

/** A spreadsheet of pairs, or of letters: what it must have, and what it may have. */
export interface SheetKind {
  required: readonly SheetField[];
  fields: readonly SheetField[];
}

export const pairSheet: SheetKind = {
  required: ["writer", "signature"],
  fields: ["id", "list", "prisoner", "birth", "writer", "signature", "since", "last", "letters", "channel"],
};

export const letterSheet: SheetKind = {
  required: ["date"],
  fields: [
    "id",
    "list",
    "prisoner",
    "birth",
    "signature",
    "date",
    "number",
    "channel",
    "arrived",
    "answered",
  ],
};

/** The column of each field, counted from 0. */
export type SheetColumns = Readonly<Partial<Record<SheetField, number>>>;

/** Names of columns as campaigns write them, English and Russian. */
const names: Readonly<Record<SheetField, readonly string[]>> = {
  id: [
    "id",
    "prisoner id",
    "list id",
    "external id",
    "id заключенного",
    "id в списке",
    "номер в списке",
    "код",
  ],
  list: ["list", "source", "список", "источник"],
  prisoner: [
    "prisoner",
    "prisoner name",
    "name",
    "full name",
    "to",
    "to whom",
    "addressee",
    "recipient",
    "заключенный",
    "заключенная",
    "политзаключенный",
    "политзек",
    "имя",
    "имя заключенного",
    "фио",
    "фио заключенного",
    "адресат",
    "получатель",
    "кому",
    "кому пишет",
  ],
  birth: [
    "birth year",
    "year of birth",
    "birthday",
    "birth date",
    "date of birth",
    "born",
    "год рождения",
    "дата рождения",
    "родился",
    "г р",
    "гр",
  ],
  writer: [
    "writer",
    "volunteer",
    "who writes",
    "nick",
    "nickname",
    "email",
    "e-mail",
    "contact",
    "account",
    "from",
    "волонтер",
    "волонтерка",
    "автор",
    "кто пишет",
    "пишет",
    "ник",
    "никнейм",
    "контакт",
    "телеграм",
    "эл почта",
    "электронная почта",
    "от кого",
  ],
  signature: [
    "signature",
    "signs as",
    "signed",
    "signed as",
    "подпись",
    "подписывается",
    "как подписывается",
  ],
  since: [
    "since",
    "started",
    "start",
    "writes since",
    "с",
    "пишет с",
    "начало",
    "начал",
    "начала",
    "с какого времени",
  ],
  last: [
    "last",
    "last letter",
    "last letter on",
    "last sent",
    "последнее",
    "последнее письмо",
    "дата последнего письма",
  ],
  letters: [
    "letters",
    "letters so far",
    "count",
    "number of letters",
    "total",
    "письма",
    "писем",
    "всего писем",
    "сколько писем",
    "количество писем",
    "число писем",
  ],
  channel: ["channel", "way", "how", "by", "канал", "способ", "как", "как пишет", "чем", "через"],
  date: [
    "date",
    "sent",
    "sent on",
    "posted",
    "letter date",
    "дата",
    "дата письма",
    "дата отправки",
    "отправлено",
    "отправил",
  ],
  number: ["number", "no", "letter", "letter number", "номер", "номер письма", "письмо", "письмо №"],
  arrived: [
    "arrived",
    "received",
    "delivered",
    "confirmed",
    "дошло",
    "получено",
    "доставлено",
    "вручено",
    "дата получения",
  ],
  answered: [
    "answered",
    "answer",
    "reply",
    "replied",
    "ответ",
    "отвечено",
    "ответил",
    "дата ответа",
    "пришел ответ",
  ],
};

/** How the columns of a kind of sheet are called, for whoever asks what may stand in the first line. */
export function columnNamesOf(field: SheetField): readonly string[] {
  return names[field];
}

/** Which column holds what, by the names in the first line; of two with one name the first. */
export function guessSheetColumns(header: readonly string[], { fields }: SheetKind): SheetColumns {
  const keys = header.map(columnKey);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const at = keys.findIndex((key) => named.get(field)?.has(key));
      return at < 0 ? [] : [[field, at]];
    }),
  );
}

/** Why a sheet with such columns cannot be read; null when it can. The prisoner must be named by an id or a name. */
export function sheetProblem(columns: SheetColumns, { required }: SheetKind): Unreadable | null {
  const missing = required.filter((field) => columns[field] === undefined);
  if (columns.id === undefined && columns.prisoner === undefined) missing.unshift("prisoner");
  return missing.length > 0 ? { reason: "missing-columns", columns: missing } : null;
}

/** A column's name as it is compared; a sign for "number" stands for the word. */
function columnKey(raw: string): string {
  return headerKey(raw.replace(/[№#]/g, " number "));
}

const named = new Map(Object.entries(names).map(([field, each]) => [field, new Set(each.map(columnKey))]));
