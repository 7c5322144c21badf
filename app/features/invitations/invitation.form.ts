import * as v from "valibot";
import { cleanName } from "~/domain/prisoners/names";

const NOTE_MOST = 100;

/** For whom a link is made, in the coordinator's words, and the form's key, which makes the link. */
export const invitationForm = v.object({
  note: v.pipe(
    v.optional(v.string(), ""),
    v.transform(cleanName),
    v.maxLength(NOTE_MOST, "invite.note.too-long"),
  ),
  key: v.pipe(v.optional(v.string(), ""), v.regex(/^[\w-]{43}$/, "field.form-key")),
});
