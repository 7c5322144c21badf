import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import type { ReportDecision } from "~/domain/reports/decision";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { UNSURE } from "./report.form";
import { fromSignature } from "./writer-choice";

interface DecisionFormProps {
  /** `signatures` is empty where the report names its writer. */
  report: { signature: string | null; signatures: readonly string[]; decisions: readonly ReportDecision[] };
  formKey: string;
  typed: Typed;
  errors: FormErrors;
}

/** A coordinator's word on a report; where the family was not sure, also whom it is about. */
export function DecisionForm({ report, formKey, typed, errors }: DecisionFormProps) {
  const t = useT();
  const writer = typedText(typed, "writer") ?? UNSURE;
  const decision = typedText(typed, "decision");
  return (
    <>
      {report.signature === null ? null : <p>{t("desk-report.resting")}</p>}
      <form method="post">
        <input type="hidden" name="key" value={formKey} />
        {report.signatures.length === 0 ? null : (
          <ChoiceField
            name="writer"
            label={t("desk-report.who")}
            hint={t("desk-report.who-hint")}
            error={errors.writer}
            chosen={[writer]}
            choices={[
              ...report.signatures.map((signature) => ({
                value: fromSignature(signature),
                label: t("report.signed", { signature }),
              })),
              { value: UNSURE, label: t("desk-report.unknown") },
            ]}
          />
        )}
        <ChoiceField
          name="decision"
          label={t("desk-report.decision")}
          error={errors.decision}
          chosen={decision === undefined ? [] : [decision]}
          choices={report.decisions.map((each) => ({
            value: each,
            label: t(`desk-report.${each}`),
            hint: t(`desk-report.${each}-hint`),
          }))}
        />
        {report.decisions.includes("account-closed") ? (
          <CheckField
            name="sure"
            label={t("desk-report.sure")}
            error={errors.sure}
            defaultChecked={typedText(typed, "sure") === "yes"}
          />
        ) : null}
        <div className="actions">
          <button className="button" type="submit">
            {t("desk-report.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
