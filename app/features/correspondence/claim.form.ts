import * as v from "valibot";
import { cleanSignature } from "~/domain/correspondence/signature";
import { channels } from "~/domain/facilities/channels";
import { oneOf } from "~/platform/forms/one-of";

/** A key made with the form, so that the same form sent twice does its work once. */
export const formKey = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/, "field.form-key"));

export const claimForm = v.object({
  signature: v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const verdict = cleanSignature(dataset.value);
      if (!verdict.ok) addIssue({ message: `signature.${verdict.reason}` });
    }),
  ),
  channel: oneOf(channels, "claim.choose-channel"),
  key: formKey,
});
