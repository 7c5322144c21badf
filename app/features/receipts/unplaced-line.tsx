import { spanOf } from "~/domain/dates/span";
import { formatDate, formatSpan } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { readDeskLines } from "./desk.server";
import { toldOf } from "./receipt-words";

type Line = Awaited<ReturnType<typeof readDeskLines>>["unplaced"][number];
type Letter = Omit<Line["suggestions"][number], "reasons"> &
  Partial<Pick<Line["suggestions"][number], "reasons"> & Pick<Line["others"][number], "isLater">>;

/** The page to go back to once a line is decided: a receipt's, or the list, of one person or of all. */
export interface Back {
  back: "receipt" | "person" | "all";
  page: number;
}

/** What a family told that no rule could place, and the letters it may mean, each with why. */
export function UnplacedLine({ line, back }: { line: Line; back: Back }) {
  const { language, t } = useI18n();
  const { arrivedDate: date, arrivedPrecision: precision } = line;
  const when = formatSpan(language, spanOf({ date, precision }));
  const action = `/desk/receipts/lines/${line.id}/match`;
  return (
    <>
      {back.back === "receipt" ? null : (
        <h3>
          <a href={`/desk/prisoners/${line.prisonerId}/receipts/${line.receiptId}`}>
            <bdi>{language === "ru" ? line.name : line.nameLatin}</bdi>
          </a>
        </h3>
      )}
      <p>
        <bdi>{toldOf(line.signature, line.number, t)}</bdi>
        {when === null ? null : <span className="quiet">, {when}</span>}
      </p>
      {line.problem === null ? null : <p>{t(`desk.receipts.problem.${line.problem}`)}</p>}
      {line.suggestions.length === 0 ? <p>{t("desk.receipts.no-suggestion")}</p> : null}
      <ul className="card-list">
        {line.suggestions.map((letter) => (
          <li key={letter.id}>
            <MatchForm action={action} letter={letter} back={back} />
          </li>
        ))}
      </ul>
      {line.others.length === 0 ? null : (
        <details>
          <summary>{t("desk.receipts.others", { count: line.others.length })}</summary>
          <ul className="card-list">
            {line.others.map((letter) => (
              <li key={letter.id}>
                <MatchForm action={action} letter={letter} back={back} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <form method="post" action={action}>
        <BackFields {...back} />
        <button className="plain-button" type="submit" name="aside" value="yes">
          {t("desk.receipts.aside")}
          <span className="sr-only">: {toldOf(line.signature, line.number, t)}</span>
        </button>
      </form>
    </>
  );
}

export function BackFields({ back, page }: Back) {
  return (
    <>
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="page" value={page} />
    </>
  );
}

/** "It means this letter", one press. */
function MatchForm({ action, letter, back }: { action: string; letter: Letter; back: Back }) {
  const { language, t } = useI18n();
  const { signature, number, sentOn, reasons = [], isLater } = letter;
  return (
    <form method="post" action={action}>
      <BackFields {...back} />
      <button className="button button-quiet" type="submit" name="letter" value={letter.id}>
        <span>
          <bdi>{signature}</bdi>, {t("receipt.letter", { number })}
        </span>
      </button>{" "}
      <span className="quiet small">
        {sentOn === null ? null : t("desk.receipts.sent", { date: formatDate(language, sentOn) })}
        {reasons.map((reason) => ` ${t(`desk.receipts.reason.${reason}`)}`)}
        {isLater ? ` ${t("desk.receipts.later")}` : null}
      </span>
    </form>
  );
}
