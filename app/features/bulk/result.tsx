import { useI18n, useT } from "~/i18n/i18n";
import { changeWords } from "./change-words";
import type { BulkResult } from "./result.server";

/** What was done to how many, what was not and why, and the way back. */
export function ResultOfBulk({ result }: { result: BulkResult }) {
  const { language, t } = useI18n();
  const { change, done, chosen, waiting, undone, isUndone, id } = result;
  return (
    <>
      <div className="notice" role="status">
        <p>
          <strong>{t("bulk.done-of", { count: done, chosen })}</strong>
        </p>
        {change === null || isUndone ? null : <p>{changeWords(change, done, language, t)}</p>}
        {isUndone ? <p>{t("bulk.undone", { count: undone })}</p> : null}
        {waiting > 0 && !isUndone ? <p>{t("bulk.waiting", { count: waiting })}</p> : null}
      </div>
      {waiting > 0 && !isUndone ? (
        <form method="post" action={`/desk/bulk/${id}/continuation`} className="actions">
          <button type="submit" className="button">
            {t("bulk.go-on")}
          </button>
        </form>
      ) : null}
      {done > 0 && !isUndone ? (
        <form method="post" action={`/desk/bulk/${id}/undo`} className="actions">
          <button type="submit" className="button button-quiet">
            {t("bulk.undo")}
          </button>
          <span className="hint">{t("bulk.undo.hint")}</span>
        </form>
      ) : null}
      <PeopleLeft result={result} />
    </>
  );
}

function PeopleLeft({ result: { left, leftMore } }: { result: BulkResult }) {
  const t = useT();
  if (left.length === 0) return null;
  return (
    <section>
      <h2>{t("bulk.left")}</h2>
      <ul>
        {left.map(({ id, name, reason }) => (
          <li key={id}>
            <a href={`/desk/prisoners/${id}`}>
              <bdi lang="ru">{name}</bdi>
            </a>
            {": "}
            {t(`bulk.reason.${reason}`)}
          </li>
        ))}
      </ul>
      {leftMore > 0 ? <p>{t("bulk.left.more", { count: leftMore })}</p> : null}
    </section>
  );
}
