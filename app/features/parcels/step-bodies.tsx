import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { typedText } from "~/platform/forms/parse-form";
import { OutcomeFields, SendingFields } from "./step-fields";
import { type SentStep, StepPage } from "./step-page";

interface StepBodyProps {
  back: string;
  formKey: string;
  sent: SentStep | undefined;
}

/** What it weighs, now that everything is in. */
export function PackingBody({ back, sent }: Omit<StepBodyProps, "formKey">) {
  const t = useT();
  return (
    <StepPage back={back} title="parcel.pack.title" submit="parcel.pack.submit" sent={sent}>
      <TextField
        name="kilos"
        label={t("parcel.weight")}
        hint={t("parcel.weight.hint")}
        error={sent?.errors.kilos}
        defaultValue={typedText(sent?.typed, "kilos")}
        inputMode="decimal"
        autoComplete="off"
        short
      />
    </StepPage>
  );
}

/** Since when it is on its way. */
export function SendingBody({ sent, ...page }: StepBodyProps) {
  const { typed = {}, errors = {} } = sent ?? {};
  return (
    <StepPage {...page} title="parcel.send.title" submit="parcel.send.submit" sent={sent}>
      <SendingFields typed={typed} errors={errors} />
    </StepPage>
  );
}

/** What became of it. */
export function OutcomeBody({ sent, ...page }: StepBodyProps) {
  const { typed = {}, errors = {} } = sent ?? {};
  return (
    <StepPage {...page} title="parcel.outcome.title" submit="parcel.outcome.submit" sent={sent}>
      <OutcomeFields typed={typed} errors={errors} />
    </StepPage>
  );
}
