import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { readFarewells } from "./farewells.server";

type Row = NonNullable<Awaited<ReturnType<typeof readFarewells>>>["writers"][number];

/** Whom a person should tell, and who was told. */
export function FarewellTable({ base, rows }: { base: string; rows: readonly Row[] }) {
  const t = useT();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("farewells.who")}</th>
          <th scope="col">{t("desk-list.last-letter")}</th>
          <th scope="col">{t("farewells.told")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} base={base} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ base, row }: { base: string; row: Row }) {
  const { language, t } = useI18n();
  const { id, signature, lastLetterOn, toldOn, note, invitedAs, label } = row;
  return (
    <tr>
      <th scope="row">
        <bdi>{signature ?? invitedAs ?? t("farewells.relative")}</bdi>
        {label === null ? null : (
          <span className="block small quiet">{t("farewells.no-account", { name: label })}</span>
        )}
      </th>
      <td data-label={t("desk-list.last-letter")}>
        {lastLetterOn ? formatDate(language, lastLetterOn) : t("farewells.no-letter")}
      </td>
      <td data-label={t("farewells.told")}>
        <span>
          {toldOn ? t("farewells.told-on", { date: formatDate(language, toldOn) }) : t("farewells.not-told")}
          <form method="post" action={`${base}/${id}/told${toldOn ? "/withdrawal" : ""}`}>
            <button type="submit" className="plain-button">
              {t(toldOn ? "farewells.take-back" : "farewells.mark-told")}
            </button>
          </form>
          {signature === null || label !== null ? null : (
            <a href={`${base}/${id}`}>{t(note ? "farewells.change-note" : "farewells.leave-note")}</a>
          )}
        </span>
      </td>
    </tr>
  );
}
