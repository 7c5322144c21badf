import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { DeskPrisoner } from "./prisoner.server";

type Writer = DeskPrisoner["writers"][number];

/** Who writes, by signature: the desk never sees the person behind one. */
export function SignatureTable({ writers }: { writers: readonly Writer[] }) {
  const t = useT();
  if (writers.length === 0) return <p>{t("desk-prisoner.no-writers")}</p>;
  return (
    <table className="table">
      <caption>{t("desk-prisoner.writers-note")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("desk-prisoner.signature")}</th>
          <th scope="col">{t("desk-prisoner.state")}</th>
          <th scope="col" className="figure">
            {t("desk-prisoner.letters")}
          </th>
          <th scope="col" className="figure">
            {t("desk-list.last-letter")}
          </th>
        </tr>
      </thead>
      <tbody>
        {writers.map((writer) => (
          <Line key={writer.signature} writer={writer} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ writer }: { writer: Writer }) {
  const { language, t } = useI18n();
  const { signature, letters, lastLetterOn } = writer;
  return (
    <tr>
      <th scope="row">
        <bdi>{signature}</bdi>
      </th>
      <td data-label={t("desk-prisoner.state")}>
        <span>
          <State writer={writer} />
          {writer.overCap ? <span className="block small">{t("desk-prisoner.over-cap")}</span> : null}
        </span>
      </td>
      <td className="figure" data-label={t("desk-prisoner.letters")}>
        {formatNumber(language, letters)}
      </td>
      <td className="figure" data-label={t("desk-list.last-letter")}>
        {lastLetterOn ? formatDate(language, lastLetterOn) : t("desk-list.never")}
      </td>
    </tr>
  );
}

function State({ writer: { state, holdUntil } }: { writer: Writer }) {
  const { language, t } = useI18n();
  if (state !== "held") return t(`desk-prisoner.state.${state}`);
  return t("desk-prisoner.state.held", { date: holdUntil ? formatDate(language, holdUntil) : "" });
}
