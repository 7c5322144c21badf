import type { ParcelYear, Stretch } from "~/domain/parcels/year";
import { formatDate, formatDay } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Translate } from "~/i18n/translate";

interface WindowListProps {
  windows: readonly Stretch[];
  year: ParcelYear;
}

/** When the next may arrive, in words: the stretches, and how many fit if each comes as early as it may. */
export function WindowList({ windows, year }: WindowListProps) {
  const { language, t } = useI18n();
  if (windows.length === 0) return <p>{t("ledger.windows.none")}</p>;
  const date = (day: string) => formatDate(language, day);
  return (
    <>
      <ul className="points">
        {windows.map((window) => (
          <li key={window.from}>{inWords(t, window, year, date)}</li>
        ))}
      </ul>
      {year.next.length < 2 ? null : (
        <p>
          {t("ledger.windows.next", {
            count: year.next.length,
            days: new Intl.ListFormat(language, { type: "conjunction" }).format(
              year.next.map((day) => formatDay(language, day)),
            ),
          })}
        </p>
      )}
    </>
  );
}

function inWords(
  t: Translate,
  { from, until }: Stretch,
  year: ParcelYear,
  date: (day: string) => string,
): string {
  const isOpen = until >= year.until;
  if (from === year.today)
    return isOpen ? t("ledger.window.any") : t("ledger.window.until", { until: date(until) });
  if (isOpen) return t("ledger.window.from", { from: date(from) });
  return from === until ? date(from) : t("ledger.window", { from: date(from), until: date(until) });
}
