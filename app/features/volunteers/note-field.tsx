import { TextAreaField } from "~/components/fields/text-area-field";
import { PRIVATE_TEXT_MOST } from "~/domain/family/private-text";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface NoteFieldProps {
  sent: { errors: FormErrors; typed: Typed } | undefined;
  kept?: string | null;
}

/** What the next writer should know. */
export function NoteField({ sent, kept = null }: NoteFieldProps) {
  const t = useT();
  return (
    <TextAreaField
      name="note"
      label={t("hand-over.note")}
      hint={t("hand-over.note.hint")}
      error={sent?.errors.note}
      defaultValue={typedText(sent?.typed, "note") ?? kept ?? ""}
      maxLength={PRIVATE_TEXT_MOST}
      autoComplete="off"
    />
  );
}
