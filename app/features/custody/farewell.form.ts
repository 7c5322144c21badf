import * as v from "valibot";

const NOTE_MOST = 2000;

export const noteForm = v.object({
  note: v.pipe(v.optional(v.string(), ""), v.trim(), v.maxLength(NOTE_MOST, "farewells.note-long")),
});
