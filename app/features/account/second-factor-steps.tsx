import { CodeField } from "~/components/fields/code-field";
import { ProofField } from "~/components/fields/proof-field";
import { SquareCode } from "~/components/square-code";
import { useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";
import type { ShownOffer } from "./second-factor-offer.server";

interface StepsProps {
  offer: ShownOffer;
  errors: FormErrors | undefined;
  /** There is an app already, and a code of it is asked for. */
  replaces?: boolean;
}

/** The way from a new secret to an app that is known to show the right codes. */
export function SecondFactorSteps({ offer, errors, replaces = false }: StepsProps) {
  const t = useT();
  return (
    <ol className="steps">
      <li>
        <h2>{t("second-factor.enrol.app")}</h2>
        <p>{t("second-factor.enrol.app.text")}</p>
      </li>
      <li>
        <h2>{t("second-factor.enrol.secret")}</h2>
        <p>{t("second-factor.enrol.secret.text")}</p>
        <SquareCode {...offer.square} label={t("second-factor.enrol.square")} />
        <dl className="access">
          <div>
            <dt>{t("second-factor.enrol.letters")}</dt>
            <dd translate="no" lang="en">
              {offer.letters}
            </dd>
          </div>
        </dl>
        <p>
          <a href={offer.address}>{t("second-factor.enrol.open")}</a>
        </p>
      </li>
      <li>
        <h2>{t("second-factor.enrol.confirm")}</h2>
        <Confirmation sealed={offer.sealed} errors={errors} replaces={replaces} />
      </li>
    </ol>
  );
}

function Confirmation({
  sealed,
  errors,
  replaces,
}: {
  sealed: string;
  errors: FormErrors | undefined;
  replaces: boolean;
}) {
  const t = useT();
  return (
    <form method="post" noValidate>
      <input type="hidden" name="sealed" value={sealed} />
      <ProofField name="current" passwordOnly error={errors?.current} />
      {replaces ? <CodeField name="code" label={t("second-factor.old-code")} error={errors?.code} /> : null}
      <CodeField
        name="first"
        label={t("second-factor.first")}
        hint={t("code.hint")}
        error={errors?.first}
        digits
      />
      <div className="actions">
        <button type="submit" className="button">
          {t(replaces ? "second-factor.replace.submit" : "second-factor.enrol.submit")}
        </button>
      </div>
    </form>
  );
}
