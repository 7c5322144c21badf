import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

export interface WordOfConsent {
  state: "given" | "presumed" | "refused";
  givenBy: "self" | "relative" | "lawyer" | "list";
  /** The list's name, where it is a list's word. */
  list: string | null;
  /** The day it was said, or the instant it was recorded. */
  recordedAt: string;
}

/** What stands, whose word it is and of which day, in a sentence. */
export function ConsentSentence({ word }: { word: WordOfConsent }) {
  const { language, t } = useI18n();
  const { state, givenBy, list } = word;
  if (givenBy === "list" || state === "presumed") {
    const key = state === "refused" ? "consent.now.list-refused" : "consent.now.presumed";
    return <>{t(key, { list: list ?? "" })}</>;
  }
  return <>{t(`consent.now.${state}.${givenBy}`, { date: formatDate(language, word.recordedAt) })}</>;
}
