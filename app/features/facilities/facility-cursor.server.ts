import * as v from "valibot";
import type { FacilityOrder, FacilityPageRow, FacilityPosition } from "#db/repositories/desk-facilities";
import { packPlace, unpackPlace } from "~/platform/forms/place.server";

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const name = v.pipe(v.string(), v.maxLength(500), v.regex(/^[^\p{Cc}\p{Cs}]*$/u));
const people = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const cursors = {
  name: v.tuple([v.literal("name"), name, id]),
  people: v.tuple([v.literal("people"), people, id]),
};

/** The place of a facility in an order, as it stands in an address. */
export function writeFacilityCursor(row: FacilityPageRow, by: FacilityOrder["by"]): string {
  const key = { name: row.nameSearch, people: row.people }[by];
  return packPlace([by, key, row.id]);
}

/** The place an address names; null when it is none, or one of another order. */
export function readFacilityCursor(text: string, by: FacilityOrder["by"]): FacilityPosition | null {
  if (text === "") return null;
  const parsed = v.safeParse(cursors[by], unpackPlace(text));
  if (!parsed.success) return null;
  const [, key, position] = parsed.output;
  return { key, id: position };
}
