import type { ImportKindName } from "~/domain/import/kinds";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface UndoPartProps {
  id: number;
  kind: ImportKindName;
  undoneAt: string | null;
  undone: number;
  left: number;
  entries: number;
}

/** Takes an import back, or says what became of that. */
export function UndoPart({ id, kind, undoneAt, undone, left, entries }: UndoPartProps) {
  const { language, t } = useI18n();
  if (undoneAt !== null) {
    return (
      <div className="notice">
        <p>{t("import.undone", { date: formatDate(language, undoneAt.slice(0, 10)), count: undone })}</p>
        {left > 0 ? <p>{t("import.undone.left", { count: left })}</p> : null}
      </div>
    );
  }
  if (entries === 0) return null;
  return (
    <details>
      <summary>{t("import.undo")}</summary>
      <p>{t(kind === "prisoners" ? "import.undo.means" : `import.undo.means.${kind}`)}</p>
      <form method="post" action={`/desk/import/runs/${id}/undo`} className="actions">
        <button type="submit" className="button button-quiet">
          {t("import.undo.submit")}
        </button>
      </form>
    </details>
  );
}
