import type { Precision } from "~/domain/dates/partial-date";
import type { ImportKindName } from "~/domain/import/kinds";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { Outcome } from "./outcome";
import type { ChangeView, FieldValue } from "./plan-view";

/** People whose record changes, each field with what stands there now and what will. */
export function ChangeTable({
  changes,
  kind = "prisoners",
}: {
  changes: readonly (ChangeView & { outcome?: string | null })[];
  kind?: ImportKindName;
}) {
  const { t } = useI18n();
  if (changes.length === 0) return null;
  return (
    <section id="changes">
      <h2>{t(kind === "letters" ? "import.changes.letters" : "import.changes")}</h2>
      <ul className="card-list">
        {changes.map(({ line, prisonerId, name, fields, outcome }) => (
          <li key={`${line} ${prisonerId}`} className="card">
            <h3>
              <a href={`/desk/prisoners/${prisonerId}`}>
                <bdi>{name}</bdi>
              </a>
            </h3>
            {line > 0 ? <p className="hint">{t("import.line", { line })}</p> : null}
            {fields.length === 0 ? <p>{t("import.changes.named")}</p> : null}
            <dl className="facts">
              {fields.map(({ field, before, after }) => (
                <div key={field} className="contents">
                  <dt>{t(`import.changed.${field}` as PlainKey)}</dt>
                  <dd>
                    <del>
                      <Value field={field} value={before} />
                    </del>{" "}
                    →{" "}
                    <ins>
                      <Value field={field} value={after} />
                    </ins>
                  </dd>
                </div>
              ))}
            </dl>
            <Outcome outcome={outcome ?? null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Value({ field, value }: { field: string; value: FieldValue }) {
  const { language, t } = useI18n();
  if (value === null || value === "") return <span className="quiet">{t("import.value.none")}</span>;
  if (typeof value !== "string") {
    const happened = field === "arrived" || field === "answered";
    if (value.date === null && happened) return t("import.value.yes");
    return formatPartialDate(language, value.date, value.precision as Precision) ?? t("import.value.none");
  }
  if (field === "status") return t(`status.${value}` as PlainKey);
  if (field === "gender") return t(`import.gender.${value}` as PlainKey);
  if (field === "letters") return t(`import.letters.${value}` as PlainKey);
  return <bdi className="whitespace-pre-line">{value}</bdi>;
}
