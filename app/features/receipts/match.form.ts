import * as v from "valibot";

/** The letter that a line means, or `aside`: nobody needs to look for it any more. */
export const matchForm = v.pipe(
  v.object({
    letter: v.optional(v.pipe(v.string(), v.regex(/^(\d{1,9})?$/)), ""),
    aside: v.optional(v.picklist(["yes"])),
  }),
  v.check(({ letter, aside }) => letter !== "" || aside === "yes"),
);
