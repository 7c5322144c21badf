import { languagesOf } from "~/domain/prisoners/languages";
import type { PlainFacts, PlainField } from "~/domain/prisoners/plain-facts";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { languageName } from "~/i18n/language-names";
import { formatNumber } from "~/i18n/numbers";

/** One plain fact in words, as a list or a comparison shows it. */
export function FactValue({ field, facts }: { field: PlainField; facts: Partial<PlainFacts> }) {
  const { language, t } = useI18n();
  const none = t("person.none");
  switch (field) {
    case "gender":
      return t(`person.gender.${facts.gender ?? "m"}`);
    case "birth": {
      const { date, precision } = facts.birth ?? { date: null, precision: "unknown" };
      return formatPartialDate(language, date, precision) ?? t("person.birth.unknown");
    }
    case "languages":
      return (
        <>
          {languagesOf(facts.languages ?? 0)
            .map((code) => languageName(language, code))
            .join(", ") || none}
        </>
      );
    case "target":
      return formatNumber(language, facts.target ?? 0);
    case "cap":
      return facts.cap == null ? t("person.cap.default") : formatNumber(language, facts.cap);
    case "hideLoad":
      return t(facts.hideLoad ? "person.yes" : "person.no");
    default:
      return facts[field] ? <bdi className="whitespace-pre-line">{facts[field]}</bdi> : none;
  }
}
