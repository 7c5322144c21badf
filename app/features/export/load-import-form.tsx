import { KnownNames } from "~/components/fields/known-names";
import { TableFileField } from "~/components/fields/table-file-field";
import { TextField } from "~/components/fields/text-field";
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
  return (
    <form method="post" action="/desk/import/load" encType="multipart/form-data" noValidate>
      <TextField
        name="from"
        label={t("import-load.from")}
        hint={t("import-load.from.hint")}
        error={errors?.from}
        autoComplete="off"
        defaultValue={typedText(typed, "from")}
        list="load-tellers"
      />
      <KnownNames id="load-tellers" names={tellers} />
      <TableFileField hint={t("import-load.file.hint")} errors={errors} />
      <div className="actions">
        <button type="submit" className="button">
          {t("import-load.take-over")}
        </button>
      </div>
    </form>
  );
}
