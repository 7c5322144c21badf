import * as v from "valibot";
import { replyPlaces } from "~/domain/correspondence/desk-reply";
import { cleanName } from "~/domain/prisoners/names";
import { dayEntries, realDay } from "~/features/correspondence/day.form";
import { oneOf } from "~/platform/forms/one-of";

const ADDRESS_MOST = 120;
/** The choice for a reply that nobody can place. */
export const UNKNOWN_WRITER = "unknown";

/** A reply that reached a post box or a relay, as a coordinator logs it. */
export const deskReplyForm = v.pipe(
  v.object({
    ...dayEntries,
    writer: v.pipe(v.optional(v.string(), ""), v.nonEmpty("desk-reply.choose-writer")),
    addressedTo: v.pipe(
      v.optional(v.string(), ""),
      v.transform(cleanName),
      v.maxLength(ADDRESS_MOST, "desk-reply.address-long"),
    ),
    place: oneOf(replyPlaces, "desk-reply.choose-place"),
    numbers: v.pipe(
      v.optional(v.string(), ""),
      v.regex(/^[\d\s,;]{0,60}$/, "desk-reply.numbers-wrong"),
      v.transform((text) => [...new Set((text.match(/\d{1,5}/g) ?? []).map(Number))]),
    ),
  }),
  realDay(),
);
