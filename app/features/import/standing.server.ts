import type { Tx } from "#db/connection.server";
import { findStandings, type StandingRow } from "#db/repositories/import-standing";
import type { Row } from "#db/schema";
import type { ChangeView, FieldValue } from "./plan-view";

/** What an import may change of a person and can put back: published facts, and ids of the rows that say them. */
const keptKeys = [
  "name",
  "nameDative",
  "gender",
  "birthDate",
  "birthPrecision",
  "about",
  "articles",
  "penalty",
  "status",
  "stayId",
  "facilityId",
  "facilityName",
  "consentId",
  "letters",
  "url",
  "rowDigest",
] as const;
type Kept = (typeof keptKeys)[number];

/** What says something only as a whole. */
const groups: readonly (readonly Kept[])[] = [
  ["birthDate", "birthPrecision"],
  ["stayId", "facilityId", "facilityName"],
  ["consentId", "letters"],
];

/** The part of a standing that differs before and after; `externalId` always says who was meant in the list. */
export type Snapshot = Partial<Pick<StandingRow, Kept>> & { externalId?: string | null };

/** How people stand now, by their id. A person whom a list names twice stands by the first of the two. */
export async function readStandings(
  tx: Tx,
  list: string,
  ids: readonly string[],
): Promise<Map<string, StandingRow>> {
  const rows = await findStandings(tx, list, ids);
  return new Map(rows.toReversed().map((row) => [row.id, row]));
}

/** What differs between two standings of one person, both sides; null when nothing does. */
export function differenceOf(
  before: StandingRow,
  after: StandingRow,
): { before: Snapshot; after: Snapshot } | null {
  const differs = keptKeys.filter((key) => before[key] !== after[key]);
  if (differs.length === 0) return null;
  const together = groups.filter((group) => group.some((key) => differs.includes(key))).flat();
  const keys = [...new Set([...differs, ...together])];
  const pick = (row: StandingRow): Snapshot => Object.fromEntries(keys.map((key) => [key, row[key]]));
  return { before: pick(before), after: { ...pick(after), externalId: after.externalId } };
}

/** The fields of an entry, each with what stood there and what the import wrote. */
export function changedFieldsOf(entry: Pick<Row<"importEntry">, "before" | "after">): ChangeView["fields"] {
  const before = JSON.parse(entry.before ?? "{}") as Snapshot;
  const after = JSON.parse(entry.after ?? "{}") as Snapshot;
  return shownFields.flatMap(({ field, keys, value }) =>
    keys.some((key) => key in before) ? [{ field, before: value(before), after: value(after) }] : [],
  );
}

const text =
  (key: Kept) =>
  (row: Snapshot): FieldValue =>
    row[key] === undefined || row[key] === null ? null : String(row[key]);

const shownFields: readonly { field: string; keys: readonly Kept[]; value: (row: Snapshot) => FieldValue }[] =
  [
    { field: "name", keys: ["name"], value: text("name") },
    { field: "gender", keys: ["gender"], value: text("gender") },
    {
      field: "birth",
      keys: ["birthDate", "birthPrecision"],
      value: ({ birthDate, birthPrecision }) => ({
        date: birthDate ?? null,
        precision: birthPrecision ?? "day",
      }),
    },
    { field: "about", keys: ["about"], value: text("about") },
    { field: "articles", keys: ["articles"], value: text("articles") },
    { field: "penalty", keys: ["penalty"], value: text("penalty") },
    { field: "status", keys: ["status"], value: text("status") },
    { field: "place", keys: ["facilityId"], value: text("facilityName") },
    { field: "letters", keys: ["letters"], value: text("letters") },
    { field: "url", keys: ["url"], value: text("url") },
  ];
