import * as v from "valibot";
import { cleanName } from "~/domain/prisoners/names";
import { formKey } from "~/platform/forms/form-key";

const name = v.pipe(
  v.optional(v.string(), ""),
  v.transform(cleanName),
  v.nonEmpty("views.name-missing"),
  v.maxLength(60, "views.name-long"),
);

/** What a view shall be called. */
export const viewNameForm = v.object({ name });

/** A new view; the question itself stands in the address. */
export const newViewForm = v.object({ name, key: formKey });
