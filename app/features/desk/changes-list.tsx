import { FactValue } from "~/components/person-fact";
import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/message-keys";
import type { ChangeLine } from "./changes.server";

interface ChangesListProps {
  id: string;
  changes: { lines: readonly ChangeLine[]; page: number; hasMore: boolean };
}

/** What was changed about somebody, newest first; each edit with its way back while that is possible. */
export function ChangesList({ id, changes: { lines, page, hasMore } }: ChangesListProps) {
  const { language, t } = useI18n();
  const toPage = (number: number) => `/desk/prisoners/${id}?changes=${number}#changes`;
  return (
    <>
      {lines.length === 0 ? <p>{t("changes.none")}</p> : null}
      <ul className="lines">
        {lines.map((line) => (
          <li key={`${line.kind}-${line.id}`}>
            <span className="quiet small">{formatDate(language, line.on)}</span> <Line id={id} line={line} />
          </li>
        ))}
      </ul>
      {page > 1 || hasMore ? (
        <nav className="actions" aria-label={t("changes.pages")}>
          {page > 1 ? <a href={toPage(page - 1)}>{t("changes.newer")}</a> : null}
          {hasMore ? <a href={toPage(page + 1)}>{t("changes.older")}</a> : null}
        </nav>
      ) : null}
    </>
  );
}

function Line({ id, line }: { id: string; line: ChangeLine }) {
  const { language, t } = useI18n();
  if (line.kind === "deed") {
    if (line.code === null) return t("changes.other");
    // Each deed has its own gaps, filled from what was recorded with it.
    const say = t as (key: MessageKey, values: Record<string, string | number>) => string;
    return say(`deed.${line.code}`, line.detail);
  }
  if (line.kind === "status") {
    const since = formatPartialDate(language, line.sinceDate, line.sincePrecision);
    return (
      <>
        {t("changes.status", { status: t(`status.${line.status}`) })}
        {since ? `, ${t("changes.since", { date: since })}` : null}
        {line.voided ? ` (${t("changes.voided")})` : null}
      </>
    );
  }
  return <Edit id={id} line={line} />;
}

function Edit({ id, line }: { id: string; line: Extract<ChangeLine, { kind: "edit" }> }) {
  const { language, t } = useI18n();
  return (
    <>
      {line.fields.map(({ field, before, after }) => (
        <span key={field} className="block">
          {t(`person.field.${field}`)}:{" "}
          <del>
            <FactValue field={field} facts={before} />
          </del>{" "}
          <ins>
            <FactValue field={field} facts={after} />
          </ins>
        </span>
      ))}
      {line.undoneOn ? (
        <span className="quiet small">
          {t("changes.undone", { date: formatDate(language, line.undoneOn) })}
        </span>
      ) : null}
      {line.canUndo ? (
        <form method="post" action={`/desk/prisoners/${id}/edits/${line.id}/withdrawal`}>
          <button type="submit" className="plain-button">
            {t("changes.undo")}
          </button>
        </form>
      ) : null}
    </>
  );
}
