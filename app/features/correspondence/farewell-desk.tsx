import type { ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { readFarewellDesk } from "./farewell.server";

type Farewell = NonNullable<Awaited<ReturnType<typeof readFarewellDesk>>>;

/** What stays of a correspondence after a death: a coordinator's own words, and the letters that were written. */
export function FarewellDesk({ farewell, person }: { farewell: Farewell; person: ReactNode }) {
  const { language, t } = useI18n();
  const { isToBeTold, note, letters } = farewell;
  return (
    <>
      <BackLink to="/correspondence" />
      <h1>{person}</h1>
      {note === null ? (
        <p className="lede">{t(isToBeTold ? "step.closed-for-now" : "step.finished.finished")}</p>
      ) : (
        <section>
          <h2>{t("farewell.word")}</h2>
          <p className="whitespace-pre-line">{note}</p>
        </section>
      )}
      {letters.length === 0 ? null : <h2>{t("farewell.letters")}</h2>}
      <ul>
        {letters.map(({ number, sentOn }) => (
          <li key={number}>{t("history.letter", { number, date: formatDate(language, sentOn) })}</li>
        ))}
      </ul>
    </>
  );
}
