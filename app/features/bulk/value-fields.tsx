import { ChoiceField } from "~/components/fields/choice-field";
import { TextField } from "~/components/fields/text-field";
import type { BulkKind } from "~/domain/desk/bulk";
import { languages } from "~/domain/prisoners/languages";
import { useI18n, useT } from "~/i18n/i18n";
import { languageLabel } from "~/i18n/language-names";
import { type FormErrors, type Typed, typedList, typedText } from "~/platform/forms/parse-form";

interface ValueFieldsProps {
  kind: Exclude<BulkKind, "confirmation">;
  errors: FormErrors;
  typed: Typed;
}

/** What shall stand there afterwards. */
export function ValueFields({ kind, errors, typed }: ValueFieldsProps) {
  switch (kind) {
    case "target":
      return <TargetField errors={errors} typed={typed} />;
    case "cap":
      return <CapFields errors={errors} typed={typed} />;
    case "languages":
      return <LanguageFields errors={errors} typed={typed} />;
  }
}

type Fields = Omit<ValueFieldsProps, "kind">;

function TargetField({ errors, typed }: Fields) {
  const t = useT();
  return (
    <TextField
      name="target"
      label={t("bulk.target.field")}
      hint={t("bulk.target.hint")}
      error={errors.target}
      defaultValue={typedText(typed, "target")}
      inputMode="numeric"
      autoComplete="off"
      short
    />
  );
}

function CapFields({ errors, typed }: Fields) {
  const t = useT();
  return (
    <>
      <ChoiceField
        name="limit"
        label={t("bulk.cap.field")}
        error={errors.limit}
        chosen={[typedText(typed, "limit") ?? ""]}
        choices={[
          { value: "usual", label: t("bulk.cap.usual") },
          { value: "own", label: t("bulk.cap.own") },
        ]}
      />
      <TextField
        name="cap"
        label={t("bulk.cap.number")}
        error={errors.cap}
        defaultValue={typedText(typed, "cap")}
        inputMode="numeric"
        autoComplete="off"
        short
      />
    </>
  );
}

function LanguageFields({ errors, typed }: Fields) {
  const { language, t } = useI18n();
  return (
    <>
      <ChoiceField
        name="how"
        label={t("bulk.languages.how")}
        error={errors.how}
        chosen={[typedText(typed, "how") ?? ""]}
        choices={[
          { value: "add", label: t("bulk.languages.add") },
          { value: "replace", label: t("bulk.languages.replace") },
        ]}
      />
      <ChoiceField
        name="language"
        label={t("bulk.languages.which")}
        error={errors.language}
        many
        chosen={typedList(typed, "language")}
        choices={languages.map((code) => ({ value: code, label: languageLabel(language, code) }))}
      />
    </>
  );
}
