import type { Evenness } from "~/domain/balance/distribution";
import { RANK_AT_TARGET } from "~/domain/balance/load";
import { useI18n } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { formatNumber } from "~/i18n/numbers";

/** The four figures of evenness, now, or before a plan and after it. */
export function EvennessTable({ before, after }: { before: Evenness; after?: Evenness }) {
  const { language, t } = useI18n();
  const percent = (rank: number) =>
    t("balance.percent", { share: formatNumber(language, Math.round((100 * rank) / RANK_AT_TARGET)) });
  const rows: [PlainKey, (of: Evenness) => string][] = [
    ["balance.nobody", ({ nobody }) => formatNumber(language, nobody)],
    ["balance.fewest", ({ fewest }) => percent(fewest)],
    ["balance.spread", ({ spread }) => percent(spread)],
    ["balance.gini", ({ giniMilli }) => formatNumber(language, giniMilli / 1000, 2)],
  ];
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("balance.measure")}</th>
          <th scope="col" className="figure">
            {t(after ? "balance.before" : "balance.now")}
          </th>
          {after ? (
            <th scope="col" className="figure">
              {t("balance.after")}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(([word, say]) => (
          <tr key={word}>
            <th scope="row">{t(word)}</th>
            <td className="figure" data-label={t(after ? "balance.before" : "balance.now")}>
              {say(before)}
            </td>
            {after ? (
              <td className="figure" data-label={t("balance.after")}>
                {say(after)}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
