import { useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";
import { describedBy, FieldNotes, fieldClass } from "./field";

/** A table out of this device, as `file`. A browser lets go of it when a form comes back, and the hint says so then. */
export function TableFileField({ hint, errors }: { hint: string; errors: FormErrors | undefined }) {
  const t = useT();
  const isAgain = errors !== undefined && errors.file === undefined;
  return (
    <div className={fieldClass(errors?.file)}>
      <label htmlFor="file">{t("import.file")}</label>
      <FieldNotes name="file" hint={isAgain ? t("import.file.again") : hint} error={errors?.file} />
      <input
        id="file"
        name="file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        className="input"
        {...describedBy("file", true, errors?.file)}
      />
    </div>
  );
}
