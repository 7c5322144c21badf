import { ChoiceField } from "~/components/fields/choice-field";
import { describedBy, FieldNotes, fieldClass } from "~/components/fields/field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { TextField } from "~/components/fields/text-field";
import { catalogue, itemCategories } from "~/domain/parcels/catalogue";
import { parcelRuleCodes } from "~/domain/parcels/overrides";
import { useI18n, useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { typedText } from "~/platform/forms/parse-form";
import { parcelStances } from "./parcel-override.form";
import { ruleName } from "./parcel-rule";
import { OnField } from "./step-fields";
import { type SentStep, StepPage } from "./step-page";

interface ParcelOverrideBodyProps {
  back: string;
  formKey: string;
  name: string;
  of: "facility" | "prisoner";
  /** `YYYY-MM-DD`, stands there as the first day. */
  today: string;
  sent: SentStep | undefined;
}

/** Which rule for parcels does not hold, what holds instead, who says so, and from when. */
export function ParcelOverrideBody({ back, formKey, name, of, today, sent }: ParcelOverrideBodyProps) {
  const t = useT();
  const { typed, errors = {} } = sent ?? {};
  const [onYear = "", onMonth = "", onDay = ""] = today.split("-").map((each) => String(Number(each)));
  return (
    <StepPage
      back={back}
      title="parcel-override.title"
      submit="place-form.save"
      formKey={formKey}
      sent={sent}
      about={
        <>
          <p className="lede">
            <bdi lang="ru">{name}</bdi>
          </p>
          <p>{t(`parcel-override.lede.${of}`)}</p>
        </>
      }
    >
      <RuleField chosen={typedText(typed, "rule") ?? ""} error={errors.rule} />
      <ChoiceField
        name="stance"
        label={t("override.stance")}
        error={errors.stance}
        chosen={[typedText(typed, "stance") ?? ""]}
        choices={parcelStances.map((value) => ({ value, label: t(`parcel-override.stance.${value}`) }))}
      />
      <TextField
        name="figure"
        label={t("parcel-override.figure")}
        hint={t("parcel-override.figure.hint")}
        error={errors.figure}
        defaultValue={typedText(typed, "figure")}
        autoComplete="off"
        short
      />
      <TextAreaField
        name="note"
        label={t("override.note")}
        hint={t("parcel-override.note.hint")}
        error={errors.note}
        defaultValue={typedText(typed, "note")}
        rows={3}
        lang="ru"
      />
      <OnField typed={{ onDay, onMonth, onYear, ...typed }} errors={errors} label="override.since" />
    </StepPage>
  );
}

/** Counts first, then groups of things and single things; nothing is chosen beforehand. */
function RuleField({ chosen, error }: { chosen: string; error: PlainKey | undefined }) {
  const { language, t } = useI18n();
  const groups = [
    { label: t("parcel-override.counts"), rules: [...parcelRuleCodes] },
    { label: t("parcel-override.groups"), rules: itemCategories.map((each) => `item-${each}`) },
    { label: t("parcel-override.things"), rules: catalogue.map(({ id }) => `item-${id}`) },
  ];
  return (
    <div className={fieldClass(error)}>
      <label htmlFor="rule">{t("override.rule")}</label>
      <FieldNotes name="rule" error={error} />
      <select
        id="rule"
        name="rule"
        className="input"
        defaultValue={chosen}
        {...describedBy("rule", undefined, error)}
      >
        <option value="">{t("place-form.choose")}</option>
        {groups.map(({ label, rules }) => (
          <optgroup key={label} label={label}>
            {rules.map((rule) => (
              <option key={rule} value={rule}>
                {ruleName(t, language, rule)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
