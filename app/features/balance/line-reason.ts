import type { PlainKey } from "~/i18n/message-keys";

/** Why a line could not be applied, or not be undone, in few words. */
export function lineReason(code: string): PlainKey {
  return words[code] ?? "balance.why.changed";
}

const words: Readonly<Record<string, PlainKey>> = {
  "not-wished": "balance.why.not-wished",
  "account-closed": "balance.why.not-wished",
  resting: "balance.why.resting",
  "capacity-full": "balance.why.capacity-full",
  "asked-lately": "balance.why.asked-lately",
  "already-yours": "balance.why.already-yours",
  "cap-full": "balance.why.cap-full",
  "signature-taken": "balance.why.signature-taken",
  "signature-unusable": "balance.why.signature-taken",
  "channel-unsafe": "balance.why.channel",
  "no-common-language": "balance.why.language",
  "no-address": "balance.why.closed",
  "not-found": "balance.why.closed",
  "status-closed": "balance.why.closed",
  "no-consent": "balance.why.closed",
  begun: "balance.why.begun",
  "given-back": "balance.why.given-back",
};
