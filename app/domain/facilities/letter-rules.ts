import type { Channel } from "./channels";
import type { FacilityKind } from "./kinds";

export const letterRuleCodes = [
  "russian-only",
  "censored",
  "censor-days",
  "keep-off",
  "no-codes",
  "pages",
  "number-and-date",
  "plain-paper",
  "photos-neutral",
  "envelope-name",
  "reply-kit",
  "reply-form",
] as const;
export type LetterRuleCode = (typeof letterRuleCodes)[number];

/** Where a rule is from; the interface has the words. Penal code (UIK), criminal code (UK), justice ministry's order. */
export type LetterRuleSource = "practice" | "103-fz-20" | "uik-91" | "order-110" | "uk-284-1";

/** One rule for letters. No `channel`: all channels. Confidence: H law or several sources, M one, L a guess. */
export type LetterRule = {
  code: LetterRuleCode;
  appliesTo: readonly FacilityKind[] | "all";
  channel?: readonly Channel[];
  source: LetterRuleSource;
  confidence: "H" | "M" | "L";
  verifiedOn: "2026-11";
};

/** The rules that hold for a facility of this kind and this channel, in the order a writer needs them. */
export function rulesFor(kind: FacilityKind, channel: Channel): LetterRule[] {
  return letterRules.filter(
    (rule) =>
      (rule.appliesTo === "all" || rule.appliesTo.includes(kind)) &&
      (rule.channel === undefined || rule.channel.includes(channel)),
  );
}

/** Every rule that holds for a facility of this kind, whatever the channel. */
export function rulesOf(kind: FacilityKind): LetterRule[] {
  return letterRules.filter((rule) => rule.appliesTo === "all" || rule.appliesTo.includes(kind));
}

const verifiedOn = "2026-11";
const custody: readonly FacilityKind[] = ["sizo", "ivs"];
const sentence: readonly FacilityKind[] = ["ik", "kp", "vk", "prison", "hospital"];
const onPaper: readonly Channel[] = ["post", "relay"];
const practice = "practice";

/** Rules for letters in Russia, their figures in the sentence. Source of all: domain.md §4; `source` names the law where there is one. */
const letterRules: readonly LetterRule[] = [
  { code: "russian-only", appliesTo: "all", source: practice, confidence: "H", verifiedOn },
  { code: "censored", appliesTo: custody, source: "103-fz-20", confidence: "H", verifiedOn },
  { code: "censored", appliesTo: sentence, source: "uik-91", confidence: "H", verifiedOn },
  {
    code: "censor-days",
    appliesTo: "all",
    source: "order-110",
    confidence: "M",
    verifiedOn,
  },
  { code: "keep-off", appliesTo: "all", source: practice, confidence: "H", verifiedOn },
  {
    code: "no-codes",
    appliesTo: "all",
    source: "uk-284-1",
    confidence: "H",
    verifiedOn,
  },
  {
    code: "pages",
    appliesTo: "all",
    source: practice,
    confidence: "M",
    verifiedOn,
  },
  { code: "number-and-date", appliesTo: "all", source: practice, confidence: "H", verifiedOn },
  {
    code: "plain-paper",
    appliesTo: "all",
    channel: ["post"],
    source: practice,
    confidence: "M",
    verifiedOn,
  },
  {
    code: "photos-neutral",
    appliesTo: "all",
    channel: ["post", "fsin-pismo"],
    source: practice,
    confidence: "M",
    verifiedOn,
  },
  {
    code: "envelope-name",
    appliesTo: "all",
    channel: onPaper,
    source: practice,
    confidence: "H",
    verifiedOn,
  },
  { code: "reply-kit", appliesTo: "all", channel: ["post"], source: practice, confidence: "M", verifiedOn },
  {
    code: "reply-form",
    appliesTo: "all",
    channel: ["fsin-pismo", "zonatelecom"],
    source: practice,
    confidence: "M",
    verifiedOn,
  },
];
