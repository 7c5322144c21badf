import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import { TextField } from "~/components/fields/text-field";
import { type ParcelKind, type ParcelSender, parcelKinds, parcelSenders } from "~/domain/parcels/ledger";
import { useT } from "~/i18n/i18n";
import { typedText } from "~/platform/forms/parse-form";
import { outcomes } from "./outcomes";
import { OnField } from "./step-fields";
import { type SentStep, StepPage } from "./step-page";

interface PlanBodyProps {
  back: string;
  formKey: string;
  sent: SentStep | undefined;
}

/** A slot is held for a day: what, when, and about how heavy. */
export function ReserveBody({ sent, purposes, ...page }: PlanBodyProps & { purposes?: boolean }) {
  const t = useT();
  const { typed = {}, errors = {} } = sent ?? {};
  return (
    <StepPage {...page} title="ledger.reserve.title" submit="ledger.reserve.submit" sent={sent}>
      <ChoiceField
        name="kind"
        label={t("parcel.kind")}
        error={errors.kind}
        chosen={[typedText(typed, "kind") ?? "parcel"]}
        choices={parcelKinds.map((value) => kindChoice(t, value))}
      />
      <OnField typed={typed} errors={errors} label="ledger.day" hint="ledger.day.hint" />
      <TextField
        name="kilos"
        label={t("ledger.kilos")}
        hint={t("ledger.kilos.hint")}
        error={errors.kilos}
        defaultValue={typedText(typed, "kilos")}
        inputMode="decimal"
        autoComplete="off"
        short
      />
      {purposes ? (
        <ChoiceField
          name="purpose"
          label={t("parcel.purpose")}
          error={errors.purpose}
          chosen={[typedText(typed, "purpose") ?? "food"]}
          choices={(["food", "warm", "celebration", "family"] as const).map((value) => ({
            value,
            label: t(`parcel.purpose.${value}`),
          }))}
        />
      ) : null}
      <Asked sent={sent} />
    </StepPage>
  );
}

/** Another day for what is planned. */
export function DayBody({ sent, ...page }: Omit<PlanBodyProps, "formKey">) {
  const { typed = {}, errors = {} } = sent ?? {};
  return (
    <StepPage {...page} title="ledger.day.title" submit="ledger.day.submit" sent={sent}>
      <OnField typed={typed} errors={errors} label="ledger.day" hint="ledger.day.hint" />
      <Asked sent={sent} />
    </StepPage>
  );
}

/** A parcel of the past in one line: what became of it, when, whose. */
export function PastBody({ sent, ...page }: PlanBodyProps) {
  const t = useT();
  const { typed = {}, errors = {} } = sent ?? {};
  return (
    <StepPage {...page} title="ledger.past.title" submit="ledger.past.submit" sent={sent}>
      <p>{t("ledger.past.lede")}</p>
      <ChoiceField
        name="outcome"
        label={t("parcel.outcome")}
        error={errors.outcome}
        chosen={[typedText(typed, "outcome") ?? "accepted"]}
        choices={outcomes.map((value) => ({ value, label: t(`parcel.outcome.${value}`) }))}
      />
      <OnField typed={typed} errors={errors} label="ledger.past.when" hint="ledger.past.when.hint" />
      <ChoiceField
        name="who"
        label={t("parcel.who")}
        error={errors.who}
        chosen={[typedText(typed, "who") ?? "family"]}
        choices={parcelSenders.map((value: ParcelSender) => ({ value, label: t(`parcel.who.${value}`) }))}
      />
      <ChoiceField
        name="kind"
        label={t("parcel.kind")}
        error={errors.kind}
        chosen={[typedText(typed, "kind") ?? "parcel"]}
        choices={parcelKinds.map((value) => kindChoice(t, value))}
      />
    </StepPage>
  );
}

/** Where the rules say to ask the place, a tick says that somebody did. */
function Asked({ sent }: { sent: SentStep | undefined }) {
  const t = useT();
  if (sent?.refusal?.reason !== "ask-first") return null;
  return (
    <CheckField
      name="asked"
      label={t("ledger.asked")}
      hint={t("ledger.asked.hint")}
      defaultChecked={typedText(sent.typed, "asked") === "yes"}
    />
  );
}

function kindChoice(t: ReturnType<typeof useT>, value: ParcelKind) {
  return { value, label: t(`parcel.kind.${value}`), hint: t(`parcel.kind.${value}.hint`) };
}
