import * as v from "valibot";
import { givers, purposes } from "~/features/family/consent.form";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { wholeDay } from "./external-load.form";

const text = v.optional(v.string(), "");

export const toldStates = ["given", "refused", "withdrawn"] as const;

export const toldConsentForm = v.pipe(
  v.object({
    purpose: oneOf(purposes, "told-consent.choose-purpose"),
    state: oneOf(toldStates, "told-consent.choose-state"),
    givenBy: oneOf(givers, "consent.choose-giver"),
    asOfDay: text,
    asOfMonth: text,
    asOfYear: text,
    key: formKey,
  }),
  v.forward(
    v.check((values) => wholeDay(values) !== null, "day.not-a-date"),
    ["asOfDay"],
  ),
);
