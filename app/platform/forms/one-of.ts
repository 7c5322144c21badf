import * as v from "valibot";
import type { PlainKey } from "~/i18n/message-keys";

/** One of a few words; an unanswered question sends nothing, which is as good as a wrong word. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, message: PlainKey) {
  return v.pipe(v.optional(v.string(), ""), v.picklist(words, message));
}
