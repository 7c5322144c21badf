import type { Measured } from "~/domain/balance/measured";
import type { Channel } from "~/domain/facilities/channels";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";

interface MeasuredTableProps {
  channels: readonly (Measured & { channel: Channel; weightMilli: number })[];
}

/** How many of those who took somebody wrote, by the way of sending, and how sure that is. */
export function MeasuredTable({ channels }: MeasuredTableProps) {
  const { language, t } = useI18n();
  const percent = (milli: number) =>
    t("balance.percent", { share: formatNumber(language, Math.round(milli / 10)) });
  return (
    <section aria-labelledby="measured">
      <h2 id="measured">{t("balance.measured")}</h2>
      <p className="quiet small">{t("balance.measured.text")}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("balance.line.way")}</th>
            <th scope="col" className="figure">
              {t("balance.measured.holds")}
            </th>
            <th scope="col" className="figure">
              {t("balance.measured.share")}
            </th>
            <th scope="col" className="figure">
              {t("balance.measured.range")}
            </th>
            <th scope="col" className="figure">
              {t("balance.measured.weight")}
            </th>
          </tr>
        </thead>
        <tbody>
          {channels.map(({ channel, holds, shareMilli, fromMilli, untilMilli, weightMilli }) => (
            <tr key={channel}>
              <th scope="row">{t(`channel.${channel}`)}</th>
              <td className="figure" data-label={t("balance.measured.holds")}>
                {formatNumber(language, holds)}
              </td>
              <td className="figure" data-label={t("balance.measured.share")}>
                {shareMilli === null ? "–" : percent(shareMilli)}
              </td>
              <td className="figure" data-label={t("balance.measured.range")}>
                {shareMilli === null ? "–" : `${percent(fromMilli)}–${percent(untilMilli)}`}
              </td>
              <td className="figure" data-label={t("balance.measured.weight")}>
                {percent(weightMilli)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
