import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { typedText } from "~/platform/forms/parse-form";
import type { PlaceVerdicts } from "./catalogue-field";
import { Kilos } from "./parcel-words";
import { type SentStep, StepPage } from "./step-page";
import { ThingFields } from "./thing-fields";

interface ItemBodyProps {
  back: string;
  formKey: string;
  verdicts: PlaceVerdicts;
  /** What the list weighs so far, with its packing. */
  grams: number;
  sent: (SentStep & { over?: { grams: number; mostGrams: number } }) | undefined;
}

/** Another thing for the list: out of the catalogue, or in one's own words. */
export function ItemBody({ back, formKey, verdicts, grams, sent }: ItemBodyProps) {
  const t = useT();
  const { typed, errors = {}, over } = sent ?? {};
  return (
    <StepPage
      back={back}
      title="parcel.item.add"
      submit="parcel.item.add.submit"
      more="parcel.item.add.more"
      formKey={formKey}
      sent={sent}
      about={
        <>
          {over ? (
            <div className="notice" role="alert">
              <p>
                {t("parcel.item.over.list")} <Kilos grams={over.grams} />. {t("parcel.item.over.most")}{" "}
                <Kilos grams={over.mostGrams} />.
              </p>
            </div>
          ) : null}
          <p>
            {t("parcel.items.total")} <Kilos grams={grams} />.
          </p>
        </>
      }
    >
      <ThingFields verdicts={verdicts} sent={sent} hint={t("parcel.item.text.hint")} />
      <TextField
        name="grams"
        label={t("parcel.item.grams")}
        hint={t("parcel.item.grams.hint")}
        error={errors.grams}
        defaultValue={typedText(typed, "grams")}
        inputMode="numeric"
        autoComplete="off"
        short
      />
    </StepPage>
  );
}
