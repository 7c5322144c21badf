import type { Precision } from "~/domain/dates/partial-date";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { LetterView } from "./plan-view";

/** What stands behind a name: a place, or a signature with the letter it stands under. */
export function CreatedWords({ place, letter }: { place: string | null; letter?: LetterView | undefined }) {
  const { language, t } = useI18n();
  if (letter === undefined) return <bdi>{place ? `, ${place}` : ""}</bdi>;
  const { number, sent } = letter;
  const date = formatPartialDate(language, sent.date, sent.precision as Precision) ?? "";
  const what = number === 0 ? date : t("import.letter", { number: formatNumber(language, number), date });
  return <bdi>{[place ? `, ${place}` : "", what].join(", ")}</bdi>;
}
