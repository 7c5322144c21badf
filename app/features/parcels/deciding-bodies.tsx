import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { TextField } from "~/components/fields/text-field";
import { conditions } from "~/domain/facilities/kinds";
import { useT } from "~/i18n/i18n";
import { type Typed, typedText } from "~/platform/forms/parse-form";
import { exemptionReasons } from "./deciding.form";
import type { Deciding } from "./deciding.server";
import { OnField } from "./step-fields";
import { type SentStep, StepPage } from "./step-page";

interface DecidingBodyProps {
  back: string;
  formKey: string;
  sent: SentStep | undefined;
}

/** The grade somebody is held in, from a day on. */
export function ConditionsBody({ sent, ...page }: DecidingBodyProps) {
  const t = useT();
  const { typed = {}, errors = {} } = sent ?? {};
  return (
    <StepPage
      {...page}
      title="conditions.title"
      submit="place-form.save"
      sent={sent}
      about={<p>{t("conditions.lede")}</p>}
    >
      <ChoiceField
        name="conditions"
        label={t("conditions.question")}
        error={errors.conditions}
        chosen={[typedText(typed, "conditions") ?? ""]}
        choices={conditions.map((value) => ({ value, label: t(`conditions.${value}`) }))}
      />
      <OnField typed={typed} errors={errors} label="override.since" />
    </StepPage>
  );
}

/** What the law counts of a person: a life sentence, what a medical opinion adds, who has no limit of weight. */
export function CountedBody({ counted, sent, ...page }: DecidingBodyProps & Pick<Deciding, "counted">) {
  const t = useT();
  const errors = sent?.errors ?? {};
  const typed = sent?.typed ?? typedFrom(counted);
  const date = (name: string) => ({
    day: typedText(typed, `${name}Day`) ?? "",
    month: typedText(typed, `${name}Month`) ?? "",
    year: typedText(typed, `${name}Year`) ?? "",
  });
  return (
    <StepPage
      {...page}
      title="counted.title"
      submit="place-form.save"
      sent={sent}
      about={<p>{t("counted.lede")}</p>}
    >
      <CheckField name="life" label={t("counted.life")} defaultChecked={typedText(typed, "life") === "yes"} />
      <TextField
        name="extra"
        label={t("counted.extra")}
        hint={t("counted.extra.hint")}
        error={errors.extra}
        defaultValue={typedText(typed, "extra")}
        inputMode="numeric"
        autoComplete="off"
        short
      />
      <ChoiceField
        name="exemption"
        label={t("counted.exemption")}
        hint={t("counted.exemption.hint")}
        error={errors.exemption}
        chosen={[typedText(typed, "exemption") ?? ""]}
        choices={[
          { value: "", label: t("counted.exemption.none") },
          ...exemptionReasons.map((value) => ({ value, label: t(`counted.exemption.${value}`) })),
        ]}
      />
      <DateField name="from" label={t("counted.from")} error={errors.fromDay} typed={date("from")} />
      <DateField name="until" label={t("counted.until")} error={errors.untilDay} typed={date("until")} />
    </StepPage>
  );
}

/** The form as it was filled for what stands. */
function typedFrom({ isLifeSentence, medicalExtra, exemptions }: Deciding["counted"]): Typed {
  const [first] = exemptions;
  const parts = (name: string, date: string | null | undefined) => {
    const [year = "", month = "", day = ""] = date?.split("-").map((each) => String(Number(each))) ?? [];
    return { [`${name}Day`]: day, [`${name}Month`]: month, [`${name}Year`]: year };
  };
  return {
    life: isLifeSentence ? "yes" : "",
    extra: medicalExtra > 0 ? String(medicalExtra) : "",
    exemption: first?.reason ?? "",
    ...parts("from", first?.from),
    ...parts("until", first?.until),
  };
}
