import { ChoiceField } from "~/components/fields/choice-field";
import { describedBy, FieldNotes, fieldClass } from "~/components/fields/field";
import { importKinds } from "~/domain/import/kinds";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface UploadFormProps {
  lists: readonly string[];
  formKey: string;
  errors: FormErrors | undefined;
  typed: Typed | undefined;
}

/** A file, what it holds and which list it is. The limits are said before it is chosen. */
export function UploadForm({ lists, formKey, errors, typed }: UploadFormProps) {
  const t = useT();
  return (
    <form method="post" action="/desk/import" encType="multipart/form-data">
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      <ChoiceField
        name="kind"
        label={t("import.kind")}
        error={errors?.kind}
        chosen={[typedText(typed, "kind") ?? importKinds[0]]}
        choices={importKinds.map((kind) => ({
          value: kind,
          label: t(`import.kind.${kind}`),
          hint: t(`import.kind.${kind}.hint`),
        }))}
      />
      <div className={fieldClass(errors?.file)}>
        <label htmlFor="file">{t("import.file")}</label>
        <FieldNotes name="file" hint={t("import.file.hint")} error={errors?.file} />
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          className="input"
          {...describedBy("file", true, errors?.file)}
        />
      </div>
      <div className={fieldClass(errors?.title)}>
        <label htmlFor="title">{t("import.title")}</label>
        <FieldNotes name="title" hint={t("import.title.hint")} error={errors?.title} />
        <input
          id="title"
          name="title"
          className="input"
          list="known-lists"
          autoComplete="off"
          defaultValue={typedText(typed, "title")}
          {...describedBy("title", true, errors?.title)}
        />
        <datalist id="known-lists">
          {lists.map((list) => (
            <option key={list} value={list} />
          ))}
        </datalist>
      </div>
      <div className="actions">
        <button type="submit" className="button">
          {t("import.upload")}
        </button>
      </div>
    </form>
  );
}
