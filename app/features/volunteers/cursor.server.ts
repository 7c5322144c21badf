import * as v from "valibot";
import type { VolunteerOrder, VolunteerPageRow, VolunteerPosition } from "#db/repositories/desk-volunteers";

type By = VolunteerOrder["by"];

const figure = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));
const id = v.pipe(v.string(), v.regex(/^[\w-]{0,64}$/));
const cursor = v.tuple([v.picklist(["joined", "open"]), figure, id]);

/** The place of a row in an order, as it stands in an address. */
export function writeCursor({ number, openCount, personId }: VolunteerPageRow, by: By): string {
  const place = by === "joined" ? [by, number, ""] : [by, openCount, personId];
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** The place an address names; null when it is none, or one of another order. */
export function readCursor(text: string, by: By): VolunteerPosition | null {
  if (text === "") return null;
  const parsed = v.safeParse(cursor, fromJson(Buffer.from(text, "base64url").toString()));
  return parsed.success && parsed.output[0] === by ? { key: parsed.output[1], id: parsed.output[2] } : null;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
