import { DateField } from "~/components/fields/date-field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type Typed, typedText } from "~/platform/forms/parse-form";

/** Until when, as exactly as it is known; a day ahead is fine. */
export function UntilField({ typed, error }: { typed: Typed; error: PlainKey | undefined }) {
  const t = useT();
  return (
    <DateField
      name="until"
      label={t("sanction.until-when")}
      hint={t("sanction.until-hint")}
      error={error}
      typed={{
        day: typedText(typed, "untilDay") ?? "",
        month: typedText(typed, "untilMonth") ?? "",
        year: typedText(typed, "untilYear") ?? "",
      }}
    />
  );
}
