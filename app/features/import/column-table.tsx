import { fieldClass } from "~/components/fields/field";
import { useI18n } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { formatNumber } from "~/i18n/numbers";
import type { FormErrors } from "~/platform/forms/parse-form";
import { fieldKey } from "./field-words";

export interface Column {
  at: number;
  name: string;
  samples: readonly string[];
  filled: number;
  field: string;
}

interface ColumnTableProps {
  columns: readonly Column[];
  fields: readonly string[];
  errors: FormErrors | undefined;
}

/** Every column with its first cells and a choice of what it means. */
export function ColumnTable({ columns, fields, errors }: ColumnTableProps) {
  const { language, t } = useI18n();
  const choices = fields.map((field) => ({ field, label: t(fieldKey(field)) }));
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("import.column")}</th>
          <th scope="col">{t("import.column.samples")}</th>
          <th scope="col">{t("import.column.means")}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ at, name, samples, filled, field }) => {
          const id = `column-${at}`;
          const error = errors?.[id];
          return (
            <tr key={id}>
              <th scope="row" id={`${id}-name`} className="break-words">
                <bdi>{name || t("import.column.nameless", { number: formatNumber(language, at + 1) })}</bdi>
              </th>
              <td className="break-words">
                {filled === 0 ? <span className="quiet">{t("import.column.empty")}</span> : null}
                {samples.map((sample) => (
                  <bdi key={sample} className="block small">
                    {sample}
                  </bdi>
                ))}
              </td>
              <td className={error ? "field-invalid" : undefined}>
                <Choice {...{ id, field, choices, error }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );

  function Choice(props: {
    id: string;
    field: string;
    choices: readonly { field: string; label: string }[];
    error: PlainKey | undefined;
  }) {
    const { id, field, error } = props;
    return (
      <div className={fieldClass(error)}>
        {error ? (
          <p className="field-error" id={`${id}-error`}>
            {t(error)}
          </p>
        ) : null}
        <select
          id={id}
          name={id}
          className="input"
          defaultValue={field}
          aria-labelledby={`${id}-name`}
          {...(error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
        >
          <option value="">{t("import.column.skip")}</option>
          {props.choices.map((each) => (
            <option key={each.field} value={each.field}>
              {each.label}
            </option>
          ))}
        </select>
      </div>
    );
  }
}
