import * as v from "valibot";
import { cleanSignature } from "~/domain/correspondence/signature";
import { channels } from "~/domain/facilities/channels";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

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
