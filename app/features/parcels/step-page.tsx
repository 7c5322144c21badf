import type { ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { ErrorSummary } from "~/components/error-summary";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { type Refusal, WhyNot } from "./parcel-words";
import type { StepProblem } from "./step-refused";

export interface SentStep {
  errors: FormErrors;
  typed: Typed;
  refusal: Refusal | null;
  problem: StepProblem | null;
}

interface StepPageProps {
  back: string;
  title: PlainKey;
  submit: PlainKey;
  /** A second button that leads to the same form again. */
  more?: PlainKey;
  /** A key made with the page, where the same form must count once. */
  formKey?: string;
  sent: SentStep | undefined;
  about?: ReactNode;
  children: ReactNode;
}

/** One question about a parcel: what the rules say against it, the fields, and one button. */
export function StepPage({ back, title, submit, more, formKey, sent, about, children }: StepPageProps) {
  const t = useT();
  return (
    <>
      <BackLink to={back} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t(title)}</h1>
      {about}
      {sent?.refusal ? <WhyNot refusal={sent.refusal} /> : null}
      {sent?.problem ? (
        <div className="notice" role="alert">
          <p>{t(`parcel-refused.${sent.problem}`)}</p>
        </div>
      ) : null}
      <form method="post">
        {formKey ? (
          <input type="hidden" name="key" defaultValue={typedText(sent?.typed, "key") ?? formKey} />
        ) : null}
        {children}
        <div className="actions">
          <button className="button" type="submit">
            {t(submit)}
          </button>
          {more ? (
            <button className="button button-quiet" type="submit" name="more" value="yes">
              {t(more)}
            </button>
          ) : null}
        </div>
      </form>
    </>
  );
}
