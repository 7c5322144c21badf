import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { NoteShown } from "./notes.server";

/** What the desk wrote privately; withdrawn notes fold away and can be put back. */
export function NoteList({ page, notes }: { page: string; notes: readonly NoteShown[] }) {
  const t = useT();
  const standing = notes.filter(({ isWithdrawn }) => !isWithdrawn);
  const withdrawn = notes.filter(({ isWithdrawn }) => isWithdrawn);
  return (
    <>
      {standing.length === 0 ? <p>{t("note.none")}</p> : null}
      <Notes page={page} notes={standing} />
      {withdrawn.length === 0 ? null : (
        <details>
          <summary>{t("note.withdrawn", { count: withdrawn.length })}</summary>
          <Notes page={page} notes={withdrawn} />
        </details>
      )}
      <p>
        <a href={`${page}/notes/new`}>{t("note.title")}</a>
      </p>
    </>
  );
}

function Notes({ page, notes }: { page: string; notes: readonly NoteShown[] }) {
  const { language, t } = useI18n();
  return (
    <ul className="lines">
      {notes.map(({ id, text, on, isWithdrawn }) => (
        <li key={id}>
          <bdi className="whitespace-pre-line">{text}</bdi>
          <span className="block small quiet">{formatDate(language, on)}</span>
          <form method="post" action={`${page}/notes/${id}/${isWithdrawn ? "restoration" : "withdrawal"}`}>
            <button
              type="submit"
              className="plain-button"
              aria-label={`${t(isWithdrawn ? "note.restore" : "note.withdraw")}: ${formatDate(language, on)}`}
            >
              {t(isWithdrawn ? "note.restore" : "note.withdraw")}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
