import type { ParcelYear, Stretch } from "~/domain/parcels/year";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Translate } from "~/i18n/translate";

/** What the strip shows, in the order of its days. */
export function YearTable({ year }: { year: ParcelYear }) {
  const { language, t } = useI18n();
  const when = ({ from, until }: Stretch) =>
    from === until
      ? formatDate(language, from)
      : `${formatDate(language, from)} – ${formatDate(language, until)}`;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("year.when")}</th>
          <th scope="col">{t("year.what")}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(t, year).map(({ what, ...days }) => (
          <tr key={`${days.from} ${what}`}>
            <th scope="row">{when(days)}</th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(t: Translate, { answers, entries, seasons, closed }: ParcelYear) {
  const rows: (Stretch & { what: string })[] = [
    ...answers.map(({ answer, reason, from, until }) => ({
      ...{ from, until },
      what: `${t(`allowance.today.${answer}`)}. ${t(`allowance.${reason}`)}`,
    })),
    ...entries.map(({ use, from, until }) => ({ from, until, what: t(`year.entry.${use}`) })),
    ...seasons.map(({ from, until }) => ({ from, until, what: t("year.season") })),
    ...closed.map(({ kind, from, until }) => ({
      ...{ from, until },
      what: kind === "quarantine" ? t("year.quarantine") : t(`sanction.${kind}`),
    })),
  ];
  return rows.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
