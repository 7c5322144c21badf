import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { UNSURE } from "./report.form";
import { fromSignature } from "./writer-choice";

interface ReportFormProps {
  signatures: readonly string[];
  formKey: string;
  sent: { typed: Typed; errors: FormErrors } | undefined;
}

/** Whose letters, what happened, and whether they end at once. */
export function ReportForm({ signatures, formKey, sent }: ReportFormProps) {
  const t = useT();
  const chosen = typedText(sent?.typed, "writer");
  return (
    <form method="post">
      <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? formKey} />
      <ChoiceField
        name="writer"
        label={t("report.who")}
        error={sent?.errors.writer}
        chosen={chosen === undefined ? [] : [chosen]}
        choices={[
          ...signatures.map((signature) => ({
            value: fromSignature(signature),
            label: t("report.signed", { signature }),
          })),
          { value: UNSURE, label: t("report.unsure") },
        ]}
      />
      <TextAreaField
        name="text"
        label={t("report.text")}
        hint={t("report.text-hint")}
        error={sent?.errors.text}
        defaultValue={typedText(sent?.typed, "text")}
        autoComplete="off"
      />
      <CheckField
        name="stop"
        label={t("report.stop")}
        hint={t("report.stop-hint")}
        defaultChecked={typedText(sent?.typed, "stop") === "yes"}
      />
      <div className="actions">
        <button className="button" type="submit">
          {t("report.submit")}
        </button>
      </div>
    </form>
  );
}
