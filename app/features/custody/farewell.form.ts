import * as v from "valibot";

const NOTE_MOST = 2000;

/** `seen` is the mark of the words the page showed. */
export const noteForm = v.object({
  seen: v.pipe(v.optional(v.string(), ""), v.maxLength(100)),
  note: v.pipe(v.optional(v.string(), ""), v.trim(), v.maxLength(NOTE_MOST, "farewells.note-long")),
});
