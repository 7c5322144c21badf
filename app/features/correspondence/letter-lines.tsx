import { formatDate, formatSpan } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { Translate } from "~/i18n/translate";
import type { LetterLine, ReplyLine } from "./history";

/** Every letter and reply, newest first, each with what is known of it; what was logged by mistake can be undone. */
export function History({ id, lines }: { id: string; lines: readonly (LetterLine | ReplyLine)[] }) {
  const t = useT();
  return (
    <section>
      <h2 id="history">{t("history.title")}</h2>
      {lines.length === 0 ? <p>{t("history.none")}</p> : null}
      <ul className="card-list">
        {lines.map((line) => (
          <li
            key={line.kind === "letter" ? `l${line.number}` : `r${line.id}`}
            className={line.kind === "letter" ? "card" : "card card-answer"}
          >
            {line.kind === "letter" ? <Letter id={id} line={line} /> : <Reply id={id} line={line} />}
          </li>
        ))}
      </ul>
      {lines.length === 0 ? null : (
        <a className="button button-quiet" href={`/correspondence/${id}/replies/new`}>
          {t("history.log-reply")}
        </a>
      )}
    </section>
  );
}

function Letter({ id, line }: { id: string; line: LetterLine }) {
  const { language, t } = useI18n();
  const when = formatSpan(language, line.fateWhen);
  const address = `/correspondence/${id}/letters/${line.number}`;
  return (
    <>
      <p className="mb-1 font-semibold">
        {t("history.letter", { number: line.number, date: formatDate(language, line.sentOn) })}
      </p>
      <p>{fateSentence(t, line, when)}</p>
      {line.risk ? <p>{t(`fate.at-risk.${line.risk}`)}</p> : null}
      {line.again === "offered" ? (
        <div className="actions">
          <a href={`/correspondence/${id}/letters/new?again=${line.number}`}>{t("again.wrote")}</a>
          <form method="post" action={`${address}/left`}>
            <button className="plain-button" type="submit">
              {t("again.leave")}
            </button>
          </form>
        </div>
      ) : null}
      {line.again === "left" ? (
        <>
          <p className="quiet">{t("again.left")}</p>
          <Undo address={`${address}/left/withdrawal`} />
        </>
      ) : null}
      {line.canWithdraw ? <Undo address={`${address}/withdrawal`} /> : null}
      {line.canReturn && !line.canWithdraw ? (
        <p>
          <a href={`${address}/return`}>{t("history.log-return")}</a>
        </p>
      ) : null}
      {line.canTakeReturnBack ? <Undo address={`${address}/return/withdrawal`} /> : null}
    </>
  );
}

/** One sentence: "Letter 3 was received in March 2026." */
function fateSentence(t: Translate, { number, fate }: LetterLine, when: string | null): string {
  if (fate === "sent" || fate === "presumed-there" || fate === "overdue" || fate === "presumed-lost") {
    return t(`fate.${fate}`);
  }
  return when ? t(`fate.${fate}-when`, { number, when }) : t(`fate.${fate}`, { number });
}

function Reply({ id, line }: { id: string; line: ReplyLine }) {
  const { language, t } = useI18n();
  return (
    <>
      <p className="font-semibold">{t("history.reply", { date: formatDate(language, line.receivedOn) })}</p>
      {line.place === "writer" ? null : <p>{t(`history.reply-at.${line.place}`)}</p>}
      {line.canWithdraw ? <Undo address={`/correspondence/${id}/replies/${line.id}/withdrawal`} /> : null}
    </>
  );
}

function Undo({ address }: { address: string }) {
  const t = useT();
  return (
    <form method="post" action={address}>
      <button className="plain-button" type="submit">
        {t("history.undo")}
      </button>
    </form>
  );
}
