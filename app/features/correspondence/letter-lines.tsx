import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
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
  const fateOn = line.fateOn ? formatDate(language, line.fateOn) : "";
  return (
    <>
      <p className="mb-1 font-semibold">
        {t("history.letter", { number: line.number, date: formatDate(language, line.sentOn) })}
      </p>
      <p>{fateOn ? t(`fate.${line.fate}-on`, { date: fateOn }) : t(`fate.${line.fate}`)}</p>
      {line.atRisk && line.fate === "sent" ? <p>{t("fate.at-risk")}</p> : null}
      {line.canWithdraw ? <Undo address={`/correspondence/${id}/letters/${line.number}/withdrawal`} /> : null}
    </>
  );
}

function Reply({ id, line }: { id: string; line: ReplyLine }) {
  const { language, t } = useI18n();
  return (
    <>
      <p className="font-semibold">{t("history.reply", { date: formatDate(language, line.receivedOn) })}</p>
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
