import * as v from "valibot";
import type { VolunteerOrder, VolunteerPageRow, VolunteerPosition } from "#db/repositories/desk-volunteers";
import { packPlace, unpackPlace } from "~/platform/forms/place.server";

type By = VolunteerOrder["by"];

const figure = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));
const id = v.pipe(v.string(), v.regex(/^[\w-]{0,64}$/));
const cursor = v.tuple([v.picklist(["joined", "open"]), figure, id]);

/** The place of a row in an order, as it stands in an address. */
export function writeCursor({ number, openCount, personId }: VolunteerPageRow, by: By): string {
  const place = by === "joined" ? [by, number, ""] : [by, openCount, personId];
  return packPlace(place);
}

/** The place an address names; null when it is none, or one of another order. */
export function readCursor(text: string, by: By): VolunteerPosition | null {
  if (text === "") return null;
  const parsed = v.safeParse(cursor, unpackPlace(text));
  return parsed.success && parsed.output[0] === by ? { key: parsed.output[1], id: parsed.output[2] } : null;
}
