import type { ReactNode } from "react";
import { ChoiceField } from "~/components/fields/choice-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { reasonKey } from "./reason";

interface ReasonFieldProps {
  reasons: readonly string[];
  sent: { errors: FormErrors; typed: Typed } | undefined;
}

/** Why: one of a few reasons. */
export function ReasonField({ reasons, sent }: ReasonFieldProps) {
  const t = useT();
  const chosen = typedText(sent?.typed, "reason");
  return (
    <ChoiceField
      name="reason"
      label={t("volunteer.reason")}
      error={sent?.errors.reason}
      chosen={chosen === undefined ? [] : [chosen]}
      choices={reasons.flatMap((reason) => {
        const key = reasonKey(reason);
        return key === null ? [] : { value: reason, label: t(key) };
      })}
    />
  );
}

interface ReasonFormProps extends ReasonFieldProps {
  formKey: string;
  submit: ReactNode;
}

/** A deed that needs no more than its reason. */
export function ReasonForm({ reasons, sent, formKey, submit }: ReasonFormProps) {
  return (
    <form method="post">
      <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? formKey} />
      <ReasonField reasons={reasons} sent={sent} />
      <div className="actions">
        <button type="submit" className="button">
          {submit}
        </button>
      </div>
    </form>
  );
}
