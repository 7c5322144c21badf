import * as v from "valibot";

/** A key made with the form, so that the same form sent twice does its work once. */
export const formKey = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/, "field.form-key"));
