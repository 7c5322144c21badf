import type { ReactNode } from "react";
import { ChoiceField } from "~/components/fields/choice-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedList, typedText } from "~/platform/forms/parse-form";
import { NoteField } from "./note-field";

interface HandOverFormProps {
  choices: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  formKey: string;
  sent: { errors: FormErrors; typed: Typed } | undefined;
}

/** Whose letters are handed over, and what the next writer should know; one choice needs no tick. */
export function HandOverForm({ choices, formKey, sent }: HandOverFormProps) {
  const t = useT();
  const [only, ...others] = choices;
  return (
    <form method="post">
      <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? formKey} />
      {only && others.length === 0 ? (
        <input type="hidden" name="chosen" value={only.value} />
      ) : (
        <ChoiceField
          name="chosen"
          label={t("hand-over.which")}
          error={sent?.errors.chosen}
          choices={choices}
          chosen={typedList(sent?.typed, "chosen")}
          many
        />
      )}
      <NoteField sent={sent} />
      <div className="actions">
        <button type="submit" className="button">
          {t("hand-over.submit")}
        </button>
      </div>
    </form>
  );
}
