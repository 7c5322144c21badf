import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { OwnData } from "./collect.server";

type Correspondence = OwnData["correspondences"][number];

/** One correspondence with every letter and answer, by its days. */
export function OwnCorrespondence({ correspondence }: { correspondence: Correspondence }) {
  const { language, t } = useI18n();
  const day = (at: string) => formatDate(language, at);
  const { prisoner, signature, channel, claimedAt, closedOn, letters, replies } = correspondence;
  return (
    <li className="card">
      <h3>
        <bdi lang="ru">{prisoner}</bdi>
      </h3>
      <p>
        {t("own-data.pair", { signature, channel: t(`channel.${channel}`), date: day(claimedAt) })}{" "}
        {closedOn ? t("own-data.pair.over", { date: day(closedOn) }) : null}
      </p>
      <ul>
        {letters.map(({ number, sentOn, state }) => (
          <li key={`l${number}`}>
            {sentOn
              ? t("own-data.letter", { number, date: day(sentOn), state: t(`own-data.letter.${state}`) })
              : t("own-data.letter.none", { number })}
          </li>
        ))}
        {replies.map(({ receivedOn, recordedAt }) => (
          <li key={`r${receivedOn} ${recordedAt}`}>{t("history.reply", { date: day(receivedOn) })}</li>
        ))}
      </ul>
    </li>
  );
}
