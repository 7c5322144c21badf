import * as v from "valibot";
import type { StopChoice } from "~/domain/correspondence/stop";
import { formKey } from "~/platform/forms/form-key";
import { signatureIn } from "./writer-choice";

/** `sure` comes from the page that says what it means. */
export const stopForm = v.object({
  what: v.pipe(
    v.optional(v.string(), ""),
    v.check((what) => choiceOf(what) !== null, "stop.choose"),
  ),
  sure: v.optional(v.string(), ""),
  key: formKey,
});

/** What was chosen; null for no answer of this form. */
export function choiceOf(what: string): StopChoice | null {
  if (what === "all" || what === "everything") return { what };
  const signature = signatureIn(what);
  return signature === null ? null : { what: "signature", signature };
}
