import * as v from "valibot";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

/** What is asked one by one. */
export const purposes = ["letters", "parcels", "public-name", "sizes", "health"] as const;
export type Purpose = (typeof purposes)[number];

export const givers = ["self", "relative", "lawyer"] as const;

/** The field beside a purpose that says what the page showed of it. */
export const shownField = <P extends Purpose>(purpose: P) => `${purpose}-shown` as const;

const word = v.optional(v.picklist(["", "given", "refused"], "consent.choose"), "");

export const consentForm = v.object({
  letters: word,
  "letters-shown": word,
  parcels: word,
  "parcels-shown": word,
  "public-name": word,
  "public-name-shown": word,
  sizes: word,
  "sizes-shown": word,
  health: word,
  "health-shown": word,
  givenBy: oneOf(givers, "consent.choose-giver"),
  key: formKey,
});

/** What was changed on the page; what was left as it stood there is nobody's word. */
export function changesIn(values: v.InferOutput<typeof consentForm>) {
  return purposes.flatMap((purpose) => {
    const state = values[purpose];
    return state === "" || state === values[shownField(purpose)] ? [] : [{ purpose, state }];
  });
}
