import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type Typed, typedText } from "~/platform/forms/parse-form";
import { DateField } from "./date-field";

interface SinceFieldProps {
  typed: Typed;
  error: PlainKey | undefined;
  label?: PlainKey;
}

/** Since when, as exactly as it is known. */
export function SinceField({ typed, error, label = "move.since" }: SinceFieldProps) {
  const t = useT();
  return (
    <DateField
      name="since"
      label={t(label)}
      hint={t("move.since.hint")}
      error={error}
      typed={{
        day: typedText(typed, "sinceDay") ?? "",
        month: typedText(typed, "sinceMonth") ?? "",
        year: typedText(typed, "sinceYear") ?? "",
      }}
    />
  );
}
