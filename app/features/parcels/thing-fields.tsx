import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { typedText } from "~/platform/forms/parse-form";
import { CatalogueField, type PlaceVerdicts } from "./catalogue-field";
import type { SentStep } from "./step-page";

interface ThingFieldsProps {
  verdicts: PlaceVerdicts;
  sent: SentStep | undefined;
  /** What is said of one's own words. */
  hint?: string;
}

/** Which thing, out of the catalogue or in one's own words, and how many. */
export function ThingFields({ verdicts, sent, hint }: ThingFieldsProps) {
  const t = useT();
  const { typed, errors = {} } = sent ?? {};
  return (
    <>
      <CatalogueField verdicts={verdicts} chosen={typedText(typed, "code") ?? ""} error={errors.code} />
      <TextField
        name="text"
        label={t("parcel.item.text")}
        hint={hint}
        error={errors.text}
        defaultValue={typedText(typed, "text")}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        name="pieces"
        label={t("parcel.item.pieces")}
        error={errors.pieces}
        defaultValue={typedText(typed, "pieces") ?? "1"}
        inputMode="numeric"
        autoComplete="off"
        short
      />
    </>
  );
}
