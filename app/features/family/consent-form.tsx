import { ConsentSentence, type WordOfConsent } from "~/components/consent-sentence";
import { ChoiceField } from "~/components/fields/choice-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { givers, type Purpose, purposes, shownField } from "./consent.form";

export interface StandingWord extends WordOfConsent {
  purpose: Purpose;
}

interface ConsentFormProps {
  id: string;
  standing: readonly StandingWord[];
  formKey: string;
  typed: Typed | undefined;
  errors: FormErrors;
}

/** Item by item, each with what stands; what is left alone stays as it is. */
export function ConsentForm({ id, standing, formKey, typed, errors }: ConsentFormProps) {
  const t = useT();
  return (
    <form method="post" noValidate>
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      {purposes.map((purpose) => {
        const word = standing.find((each) => each.purpose === purpose);
        const said = word && word.state !== "presumed" && word.list === null ? word.state : "";
        const shown = shownField(purpose);
        return (
          <div key={purpose}>
            <input type="hidden" name={shown} defaultValue={typedText(typed, shown) ?? said} />
            <ChoiceField
              name={purpose}
              label={t(`consent.${purpose}`)}
              hint={[t(`consent.${purpose}.hint`), <Standing key="standing" word={word} />]}
              error={errors[purpose]}
              chosen={[typedText(typed, purpose) ?? said]}
              choices={[
                { value: "given", label: t("consent.yes") },
                { value: "refused", label: t("consent.no") },
              ]}
            />
            {purpose === "letters" && word?.state === "refused" ? (
              <p className="notice">
                {t("consent.letters.go-on")} <a href={`/family/${id}/stop`}>{t("family.task.stop")}</a>
              </p>
            ) : null}
          </div>
        );
      })}
      <ChoiceField
        name="givenBy"
        label={t("consent.giver")}
        error={errors.givenBy}
        chosen={[typedText(typed, "givenBy") ?? "relative"]}
        choices={givers.map((giver) => ({ value: giver, label: t(`consent.giver.${giver}`) }))}
      />
      <div className="actions">
        <button className="button" type="submit">
          {t("consent.submit")}
        </button>
      </div>
    </form>
  );
}

/** What stands of one item: who said so and when, or that nobody did. */
function Standing({ word }: { word: StandingWord | undefined }) {
  const t = useT();
  if (!word) return <span className="block">{t("consent.now.none")}</span>;
  return (
    <strong className="block">
      <ConsentSentence word={word} />
    </strong>
  );
}
