import { describedBy, FieldNotes, fieldClass } from "~/components/fields/field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface LoadImportFormProps {
  /** The names load was told by before. */
  tellers: readonly string[];
  errors: FormErrors | undefined;
  typed: Typed | undefined;
}

/** Another campaign's file, and by which name that campaign is known here. */
export function LoadImportForm({ tellers, errors, typed }: LoadImportFormProps) {
  const t = useT();
  const isAgain = errors !== undefined && errors.file === undefined;
  return (
    <form method="post" action="/desk/import/load" encType="multipart/form-data" noValidate>
      <div className={fieldClass(errors?.from)}>
        <label htmlFor="from">{t("import-load.from")}</label>
        <FieldNotes name="from" hint={t("import-load.from.hint")} error={errors?.from} />
        <input
          id="from"
          name="from"
          className="input"
          list="load-tellers"
          autoComplete="off"
          defaultValue={typedText(typed, "from")}
          {...describedBy("from", true, errors?.from)}
        />
        <datalist id="load-tellers">
          {tellers.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <div className={fieldClass(errors?.file)}>
        <label htmlFor="file">{t("import.file")}</label>
        <FieldNotes
          name="file"
          hint={t(isAgain ? "import.file.again" : "import-load.file.hint")}
          error={errors?.file}
        />
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,text/csv,text/plain"
          className="input"
          {...describedBy("file", true, errors?.file)}
        />
      </div>
      <div className="actions">
        <button type="submit" className="button">
          {t("import-load.take-over")}
        </button>
      </div>
    </form>
  );
}
