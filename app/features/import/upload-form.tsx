import { ChoiceField } from "~/components/fields/choice-field";
import { KnownNames } from "~/components/fields/known-names";
import { TableFileField } from "~/components/fields/table-file-field";
import { TextField } from "~/components/fields/text-field";
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
      <TableFileField hint={t("import.file.hint")} errors={errors} />
      <TextField
        name="title"
        label={t("import.title")}
        hint={t("import.title.hint")}
        error={errors?.title}
        autoComplete="off"
        defaultValue={typedText(typed, "title")}
        list="known-lists"
      />
      <KnownNames id="known-lists" names={lists} />
      <div className="actions">
        <button type="submit" className="button">
          {t("import.upload")}
        </button>
      </div>
    </form>
  );
}
