import * as v from "valibot";
import type { Position, PrisonerOrder, PrisonerPageRow } from "#db/repositories/desk-prisoners";
import { MAX_RANK } from "~/domain/balance/load";
import { packPlace, unpackPlace } from "~/platform/forms/place.server";

type By = PrisonerOrder["by"];

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const rank = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_RANK));
const name = v.pipe(v.string(), v.maxLength(500), v.regex(/^[^\p{Cc}\p{Cs}]*$/u));
const day = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/));

const cursors = {
  load: v.tuple([v.literal("load"), rank, id]),
  name: v.tuple([v.literal("name"), name, id]),
  letter: v.tuple([v.literal("letter"), day, id]),
  alone: v.tuple([v.literal("alone"), day, id]),
};

/** The place of a row in an order, as it stands in an address. */
export function writeCursor(row: PrisonerPageRow, by: By): string {
  const { loadRank: load, nameSearch: name, lastLetterOn: letter, aloneSince: alone } = row;
  const key = { load, name, letter, alone }[by];
  return packPlace([by, key, row.id]);
}

/** The place an address names; null when it is none, or one of another order. */
export function readCursor(text: string, by: By): Position | null {
  if (text === "") return null;
  const parsed = v.safeParse(cursors[by], unpackPlace(text));
  if (!parsed.success) return null;
  const [, key, position] = parsed.output;
  return { key, id: position };
}
