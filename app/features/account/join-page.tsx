import type { ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { ErrorSummary } from "~/components/error-summary";
import { useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";
import { type JoinStep, joinSteps, previousAddress } from "./join-answers";

interface JoinPageProps {
  step: JoinStep;
  errors: FormErrors | undefined;
  children: ReactNode;
}

/** What stands above the question on every page of joining. */
export function JoinPage({ step, errors, children }: JoinPageProps) {
  const t = useT();
  return (
    <>
      <BackLink to={previousAddress(step)} />
      <p className="quiet mb-2">
        {step === "account"
          ? t("join.progress.last")
          : t("join.progress", { number: joinSteps.indexOf(step) + 1, total: joinSteps.length - 1 })}
      </p>
      <ErrorSummary errors={errors} />
      {children}
    </>
  );
}

/** A page of one question, sent as a plain form. */
export function JoinQuestion({ step, errors, children }: JoinPageProps) {
  const t = useT();
  return (
    <JoinPage step={step} errors={errors}>
      <form method="post" noValidate>
        {children}
        <div className="actions">
          <button type="submit" className="button">
            {t("join.continue")}
          </button>
        </div>
      </form>
    </JoinPage>
  );
}
