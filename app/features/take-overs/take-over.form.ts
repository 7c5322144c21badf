import * as v from "valibot";
import { formKey } from "~/platform/forms/form-key";

/** Going on with an account that exists: nothing but the form's key. */
export const takeOverForm = v.object({ key: formKey });

/** For whom links are made: one writer, or everybody who has none that works. */
export const linksForm = v.object({
  writer: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{0,40}$/, "field.form-key")), ""),
  key: formKey,
});
