import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { TextField } from "~/components/fields/text-field";
import { LanguagesField } from "~/components/languages-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedList, typedText } from "~/platform/forms/parse-form";
import { NAME_MOST } from "./person.form";

/** Everything the desk writes down of a person by hand. */
export function PersonFields({ typed, errors }: { typed: Typed; errors: FormErrors }) {
  const t = useT();
  const of = (name: string) => ({ name, error: errors[name], defaultValue: typedText(typed, name) ?? "" });
  const named = { maxLength: NAME_MOST, autoComplete: "off", spellCheck: false } as const;
  return (
    <>
      <TextField
        {...of("name")}
        {...named}
        label={t("person.field.name")}
        hint={t("person.name.hint")}
        lang="ru"
      />
      <TextField
        {...of("nameDative")}
        {...named}
        label={t("person.field.nameDative")}
        hint={t("person.nameDative.hint")}
        lang="ru"
      />
      <TextField
        {...of("nameLatin")}
        {...named}
        label={t("person.field.nameLatin")}
        hint={t("person.nameLatin.hint")}
      />
      <ChoiceField
        name="gender"
        label={t("person.field.gender")}
        error={errors.gender}
        chosen={[typedText(typed, "gender") ?? ""]}
        choices={(["m", "f"] as const).map((value) => ({ value, label: t(`person.gender.${value}`) }))}
      />
      <DateField
        name="birth"
        label={t("person.field.birth")}
        hint={t("person.birth.hint")}
        error={errors.birthDay}
        typed={{
          day: typedText(typed, "birthDay") ?? "",
          month: typedText(typed, "birthMonth") ?? "",
          year: typedText(typed, "birthYear") ?? "",
        }}
      />
      <LanguagesField
        chosen={typedList(typed, "languages")}
        error={errors.languages}
        label={t("person.field.languages")}
        hint={t("person.languages.hint")}
      />
      <TextAreaField
        {...of("about")}
        label={t("person.field.about")}
        hint={t("person.about.hint")}
        lang="ru"
      />
      <TextAreaField {...of("articles")} label={t("person.field.articles")} rows={2} lang="ru" />
      <TextAreaField {...of("penalty")} label={t("person.field.penalty")} rows={2} lang="ru" />
      <TextField
        {...of("target")}
        label={t("person.field.target")}
        hint={t("person.target.hint")}
        inputMode="numeric"
        short
      />
      <TextField
        {...of("cap")}
        label={t("person.field.cap")}
        hint={t("person.cap.hint")}
        inputMode="numeric"
        short
      />
      <CheckField
        name="hideLoad"
        label={t("person.field.hideLoad")}
        hint={t("person.hideLoad.hint")}
        error={errors.hideLoad}
        defaultChecked={typedText(typed, "hideLoad") === "yes"}
      />
    </>
  );
}
