import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { DayQuestion } from "~/components/fields/day-question";
import { TextField } from "~/components/fields/text-field";
import { refusalReasons } from "~/domain/parcels/ledger";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { outcomes } from "./outcomes";

interface StepFieldsProps {
  typed: Typed;
  errors: FormErrors;
}

/** When it was sent, and the number by which it can be followed. */
export function SendingFields({ typed, errors }: StepFieldsProps) {
  const t = useT();
  return (
    <>
      <DayQuestion label="parcel.sent-when" typed={typed} errors={errors} />
      <TextField
        name="tracking"
        label={t("parcel.tracking")}
        hint={t("parcel.tracking.hint")}
        error={errors.tracking}
        defaultValue={typedText(typed, "tracking")}
        autoComplete="off"
        maxLength={40}
        spellCheck={false}
      />
    </>
  );
}

/** What became of it, when, and why it was refused. */
export function OutcomeFields({ typed, errors }: StepFieldsProps) {
  const t = useT();
  return (
    <>
      <ChoiceField
        name="outcome"
        label={t("parcel.outcome")}
        error={errors.outcome}
        chosen={[typedText(typed, "outcome") ?? ""]}
        choices={outcomes.map((value) => ({ value, label: t(`parcel.outcome.${value}`) }))}
      />
      <div className="if-refused">
        <ChoiceField
          name="refusal"
          label={t("parcel.refusal")}
          error={errors.refusal}
          chosen={[typedText(typed, "refusal") ?? ""]}
          choices={refusalReasons.map((value) => ({ value, label: t(`parcel.refusal.${value}`) }))}
        />
      </div>
      <DayQuestion label="parcel.outcome-when" typed={typed} errors={errors} />
    </>
  );
}

/** A date in three fields under the name `on`. */
export function OnField({
  typed,
  errors,
  label,
  hint,
}: StepFieldsProps & { label: PlainKey; hint?: PlainKey }) {
  const t = useT();
  return (
    <DateField
      name="on"
      label={t(label)}
      hint={hint ? t(hint) : undefined}
      error={errors.onDay}
      typed={{
        day: typedText(typed, "onDay") ?? "",
        month: typedText(typed, "onMonth") ?? "",
        year: typedText(typed, "onYear") ?? "",
      }}
    />
  );
}
