import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { SelectField } from "~/components/fields/select-field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { letterRuleCodes } from "~/domain/facilities/letter-rules";
import { isRuleCode, type Override, stances } from "~/domain/facilities/overrides";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface OverrideFormProps {
  /** `YYYY-MM-DD`, stands there as the first day. */
  today: string;
  formKey: string;
  sent: { errors: FormErrors; typed: Typed } | undefined;
}

/** Which rule does not hold, what holds instead, and from when. */
export function OverrideForm({ today, formKey, sent }: OverrideFormProps) {
  const t = useT();
  const errors = sent?.errors ?? {};
  const typed = sent?.typed;
  const [year, month, day] = today.split("-").map(Number);
  const since = (name: string, now: number | undefined) => typedText(typed, `since${name}`) ?? String(now);
  const stance = typedText(typed, "stance");
  return (
    <form method="post" autoComplete="off">
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      <SelectField
        name="rule"
        label={t("override.rule")}
        error={errors.rule}
        chosen={typedText(typed, "rule") ?? ""}
        choices={[
          { value: "", label: t("place-form.choose") },
          ...letterRuleCodes.map((code) => ({ value: code, label: t(`rule.${code}`) })),
        ]}
      />
      <ChoiceField
        name="stance"
        label={t("override.stance")}
        error={errors.stance}
        chosen={stance === undefined ? [] : [stance]}
        choices={stances.map((each) => ({ value: each, label: t(`override.stance.${each}`) }))}
      />
      <TextAreaField
        name="note"
        label={t("override.note")}
        hint={t("override.note-hint")}
        error={errors.note}
        defaultValue={typedText(typed, "note")}
        rows={3}
        lang="ru"
      />
      <DateField
        name="since"
        label={t("override.since")}
        error={errors.sinceDay}
        typed={{ day: since("Day", day), month: since("Month", month), year: since("Year", year) }}
      />
      <div className="actions">
        <button className="button" type="submit">
          {t("place-form.save")}
        </button>
      </div>
    </form>
  );
}

/** What stands in place of rules for letters, each with its way back. */
export function OverrideList({ standing }: { standing: readonly (Override & { id: number })[] }) {
  const { language, t } = useI18n();
  const ofLetters = standing.filter(({ rule }) => isRuleCode(rule));
  if (ofLetters.length === 0) return null;
  return (
    <ul className="card-list">
      {ofLetters.map(({ id, rule, stance, note, since }) => (
        <li key={id} className="card">
          <p>{isRuleCode(rule) ? t(`rule.${rule}`) : null}</p>
          <p>
            {t(`rules.instead.${stance}`, { date: formatDate(language, since) })} <bdi lang="ru">{note}</bdi>
          </p>
          <form method="post" action={`/desk/overrides/${id}/withdrawal`}>
            <button type="submit" className="plain-button">
              {t("override.withdraw")}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
