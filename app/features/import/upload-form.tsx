import { ChoiceField } from "~/components/fields/choice-field";
import { describedBy, FieldNotes, fieldClass } from "~/components/fields/field";
import { type ImportKindName, importKinds } from "~/domain/import/kinds";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface UploadFormProps {
  lists: readonly string[];
  formKey: string;
  /** What is taken to be in the file before anything is said. */
  kind: ImportKindName;
  errors: FormErrors | undefined;
  typed: Typed | undefined;
}

/** A file, what it holds and which list it is. The limits are said before it is chosen. */
export function UploadForm({ lists, formKey, kind, errors, typed }: UploadFormProps) {
  const t = useT();
  const isAgain = errors !== undefined && errors.file === undefined;
  return (
    <form method="post" action="/desk/import" encType="multipart/form-data">
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      <ChoiceField
        name="kind"
        label={t("import.kind")}
        error={errors?.kind}
        chosen={[typedText(typed, "kind") ?? kind]}
        choices={importKinds.map((each) => ({
          value: each,
          label: t(`import.kind.${each}`),
          hint: t(`import.kind.${each}.hint`),
        }))}
      />
      <div className={fieldClass(errors?.file)}>
        <label htmlFor="file">{t("import.file")}</label>
        <FieldNotes
          name="file"
          hint={t(isAgain ? "import.file.again" : "import.file.hint")}
          error={errors?.file}
        />
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
