import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { SelectField } from "~/components/fields/select-field";
import { TextField } from "~/components/fields/text-field";
import { statuses } from "~/domain/prisoners/statuses";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { consentAnswers } from "./create.form";

interface FirstRecordFieldsProps {
  typed: Typed;
  errors: FormErrors;
  places: readonly { id: string; name: string }[];
}

/** Where and how somebody is held, what they agreed to, and which list names them. */
export function FirstRecordFields({ typed, errors, places }: FirstRecordFieldsProps) {
  const t = useT();
  const of = (name: string) => ({ name, error: errors[name], defaultValue: typedText(typed, name) ?? "" });
  return (
    <>
      <SelectField
        name="facility"
        label={t("create.facility")}
        error={errors.facility}
        chosen={typedText(typed, "facility") ?? ""}
        choices={[
          { value: "", label: t("move.where-unknown") },
          ...places.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        name="status"
        label={t("prisoner.status")}
        error={errors.status}
        chosen={typedText(typed, "status") ?? "unknown"}
        choices={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      <DateField
        name="since"
        label={t("create.since")}
        hint={t("person.birth.hint")}
        error={errors.sinceDay}
        typed={{
          day: typedText(typed, "sinceDay") ?? "",
          month: typedText(typed, "sinceMonth") ?? "",
          year: typedText(typed, "sinceYear") ?? "",
        }}
      />
      <ChoiceField
        name="consent"
        label={t("create.consent")}
        hint={t("create.consent.hint")}
        error={errors.consent}
        chosen={[typedText(typed, "consent") ?? "none"]}
        choices={consentAnswers.map((value) => ({ value, label: t(`create.consent.${value}`) }))}
      />
      <TextField {...of("list")} label={t("create.list")} hint={t("create.list.hint")} autoComplete="off" />
      <TextField
        {...of("listId")}
        label={t("create.list-id")}
        hint={t("create.list-id.hint")}
        autoComplete="off"
        short
      />
      <TextField {...of("listUrl")} label={t("create.list-url")} inputMode="url" autoComplete="off" />
    </>
  );
}
