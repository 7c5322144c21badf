import { type AllowanceReason, allowanceReasons } from "~/domain/parcels/allowance-types";
import type { PlainKey } from "~/i18n/message-keys";

/** Why a line could not be applied, or not be undone, in a sentence. */
export function winterReason(code: string): PlainKey {
  return words[code] ?? (isAllowanceReason(code) ? `allowance.${code}` : "winter.why.changed");
}

const words: Readonly<Record<string, PlainKey>> = {
  "too-late": "winter.why.too-late",
  "planned-already": "winter.why.planned-already",
  gone: "winter.why.gone",
  begun: "winter.why.begun",
  "worked-on": "winter.why.worked-on",
  "given-back": "winter.why.given-back",
};

function isAllowanceReason(code: string): code is AllowanceReason {
  return allowanceReasons.some((each) => each === code);
}
