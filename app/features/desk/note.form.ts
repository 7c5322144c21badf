import * as v from "valibot";
import { cleanPrivateText, PRIVATE_TEXT_MOST } from "~/domain/family/private-text";
import { formKey } from "~/platform/forms/form-key";

export const noteForm = v.object({
  text: v.pipe(
    v.optional(v.string(), ""),
    v.transform(cleanPrivateText),
    v.minLength(1, "note.empty"),
    v.maxLength(PRIVATE_TEXT_MOST, "person.text-long"),
  ),
  key: formKey,
});
