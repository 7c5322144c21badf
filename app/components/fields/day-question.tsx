import type { FieldValues, UseFormRegister } from "react-hook-form";
import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import type { FormErrors, Typed } from "~/platform/forms/parse-form";

interface DayQuestionProps {
  label: PlainKey;
  typed: Typed;
  errors: FormErrors;
  register?: UseFormRegister<FieldValues>;
  /** The answer that stands there first. */
  first?: "today" | "other";
}

/** "Today, yesterday, or another day": most answers are one tap. */
export function DayQuestion({ label, typed, errors, register, first = "today" }: DayQuestionProps) {
  const t = useT();
  const text = (name: string) => (typeof typed[name] === "string" ? typed[name] : "");
  return (
    <>
      <ChoiceField
        name="when"
        label={t(label)}
        error={errors.when}
        chosen={[text("when") || first]}
        choices={[
          { value: "today", label: t("day.today") },
          { value: "yesterday", label: t("day.yesterday") },
          { value: "other", label: t("day.other") },
        ]}
        {...(register ? { registration: register("when") } : {})}
      />
      <div className="another-day">
        <DateField
          name="date"
          label={t("day.which")}
          hint={t("day.hint")}
          error={errors.dateDay}
          typed={{ day: text("dateDay"), month: text("dateMonth"), year: text("dateYear") }}
          {...(register ? { register } : {})}
        />
      </div>
    </>
  );
}
