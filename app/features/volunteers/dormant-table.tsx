import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { choiceOf } from "./volunteer.form";

interface DormantTableProps {
  rows: readonly {
    id: string;
    prisonerId: string;
    name: string;
    signature: string;
    lastLetterOn: string | null;
    silentSince: string;
  }[];
  count: number;
  formKey: string;
}

/** Correspondences in which nobody writes any more; one tap opens succession, a note can be added before or after. */
export function DormantTable({ rows, count, formKey }: DormantTableProps) {
  const { language, t } = useI18n();
  return (
    <table className="table">
      <caption>
        <strong>{t("successions.count", { count })}</strong>. {t("successions.note")}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("successions.prisoner")}</th>
          <th scope="col">{t("desk-prisoner.signature")}</th>
          <th scope="col" className="figure">
            {t("successions.since")}
          </th>
          <th scope="col">{t("hand-over.column")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={`/desk/prisoners/${row.prisonerId}`}>
                <bdi lang="ru">{row.name}</bdi>
              </a>
            </th>
            <td data-label={t("desk-prisoner.signature")}>
              <bdi>{row.signature}</bdi>
            </td>
            <td className="figure" data-label={t("successions.since")}>
              {formatDate(language, row.silentSince)}
            </td>
            <td data-label={t("hand-over.column")}>
              <div>
                <form method="post" action={`/desk/correspondences/${row.id}/hand-over`}>
                  <input type="hidden" name="key" value={`${formKey}-${row.id}`.slice(0, 64)} />
                  <input type="hidden" name="chosen" value={choiceOf(row)} />
                  <button type="submit" className="plain-button">
                    {t("successions.open")}
                    <span className="sr-only">
                      : {row.name}, {row.signature}
                    </span>
                  </button>
                </form>
                <a href={`/desk/correspondences/${row.id}/hand-over`}>
                  {t("successions.with-note")}
                  <span className="sr-only">
                    : {row.name}, {row.signature}
                  </span>
                </a>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
