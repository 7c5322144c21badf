import * as v from "valibot";

/** A code of the app or a spare one, as typed. */
const codeField = v.pipe(
  v.optional(v.string(), ""),
  v.trim(),
  v.nonEmpty("code.missing"),
  v.maxLength(60, "code.wrong"),
);

/** On a demo nobody has a password; what is left out is refused where it is checked. */
const currentField = v.optional(v.string(), "");
const sealedField = v.pipe(v.optional(v.string(), ""), v.maxLength(1000, "second-factor.late"));

export const signInCodeForm = v.object({ code: codeField });

/** The password, the offer that was shown, and the first code of the app it was put into. */
export const enrolForm = v.object({ current: currentField, sealed: sealedField, first: codeField });

/** The same, with a code of the app there is until now. */
export const replaceForm = v.object({
  current: currentField,
  code: codeField,
  sealed: sealedField,
  first: codeField,
});

export const removeForm = v.object({ current: currentField, code: codeField });

export const renewSpareCodesForm = v.object({
  key: v.optional(v.string(), ""),
  current: currentField,
  code: codeField,
});
