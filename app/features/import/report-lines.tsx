import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { fieldKey } from "./field-words";
import type { NoteView, RefusedLine } from "./plan-view";

/** Rows that were not taken, each by its line and with the reason. */
export function RefusedLines({ refused, count }: { refused: readonly RefusedLine[]; count: number }) {
  const t = useT();
  if (refused.length === 0) return null;
  return (
    <details open={refused.length <= 10}>
      <summary>{t("import.refused", { count })}</summary>
      <ul>
        {refused.map(({ line, reason, firstLine }) => (
          <li key={line}>
            {t("import.line", { line })}: {t(`import.refused.${reason}` as PlainKey)}
            {firstLine === undefined ? "" : ` (${t("import.line", { line: firstLine })})`}
          </li>
        ))}
      </ul>
      {count > refused.length ? (
        <p className="quiet">{t("import.and-more", { count: count - refused.length })}</p>
      ) : null}
    </details>
  );
}

/** What a person should look at although the rows were read. */
export function NoteLines({ notes }: { notes: readonly NoteView[] }) {
  const t = useT();
  if (notes.length === 0) return null;
  return (
    <section>
      <h2>{t("import.notes")}</h2>
      <ul className="points">
        {notes.map(({ code, column, rows, lines }) => (
          <li key={`${code} ${column}`}>
            {t(`import.note.${code}` as PlainKey)}
            {column === null ? "" : ` (${t(fieldKey(column))})`}:{" "}
            {t("import.note.rows", { count: rows, lines: lines.join(", ") })}
          </li>
        ))}
      </ul>
    </section>
  );
}
