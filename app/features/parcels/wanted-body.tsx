import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { typedText } from "~/platform/forms/parse-form";
import { CatalogueField, type PlaceVerdicts } from "./catalogue-field";
import { type SentStep, StepPage } from "./step-page";
import type { Wanted } from "./wanted.server";
import { WantedList } from "./wanted-list";

interface WantedBodyProps {
  /** The prisoner's. */
  id: string;
  wanted: readonly (Wanted & { id: number })[];
  verdicts: PlaceVerdicts;
  formKey: string;
  sent: SentStep | undefined;
}

/** What a family asks for, and another thing for it. */
export function WantedBody({ id, wanted, verdicts, formKey, sent }: WantedBodyProps) {
  const t = useT();
  const { typed, errors = {} } = sent ?? {};
  return (
    <StepPage
      back={`/family/${id}/needs`}
      title="wanted.title"
      submit="wanted.submit"
      formKey={formKey}
      sent={sent}
      about={
        <>
          <p>{t("wanted.lede")}</p>
          <WantedList wanted={wanted} dropAt={`/family/${id}/things`} />
        </>
      }
    >
      <h2>{t("parcel.item.add")}</h2>
      <CatalogueField verdicts={verdicts} chosen={typedText(typed, "code") ?? ""} error={errors.code} />
      <TextField
        name="text"
        label={t("parcel.item.text")}
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
    </StepPage>
  );
}
