import type { ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { ErrorSummary } from "~/components/error-summary";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface CustodyFormProps {
  title: string;
  prisonerId: string;
  person: ReactNode;
  formKey: string;
  sent: { errors: FormErrors; typed: Typed } | undefined;
  children: (fields: { typed: Typed; errors: FormErrors }) => ReactNode;
}

/** The first step of a change of custody: what is known of it. Nothing is done before it was shown what it touches. */
export function CustodyForm({ title, prisonerId, person, formKey, sent, children }: CustodyFormProps) {
  const t = useT();
  const [typed, errors] = [sent?.typed ?? {}, sent?.errors ?? {}];
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisonerId}`} />
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <p className="lede">{person}</p>
      <form method="post">
        <input type="hidden" name="key" value={typedText(typed, "key") ?? formKey} />
        {children({ typed, errors })}
        <div className="actions">
          <button className="button" type="submit">
            {t("custody.preview")}
          </button>
        </div>
      </form>
    </>
  );
}

interface CustodyReviewProps {
  title: string;
  prisonerId: string;
  person: ReactNode;
  sent: { errors: FormErrors; typed: Typed };
  seen: string;
  /** What would happen, a sentence each. */
  lines: readonly string[];
  submit: string;
}

/** The second step: what it would touch at this moment, and the one button that does it. */
export function CustodyReview({ title, prisonerId, person, sent, seen, lines, submit }: CustodyReviewProps) {
  const t = useT();
  const again = Object.entries(sent.typed).filter(([name]) => name !== "seen" && name !== "sure");
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisonerId}`} />
      <ErrorSummary errors={sent.errors} />
      <h1>{title}</h1>
      <p className="lede">{person}</p>
      <div className="notice" role="status">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <form method="post">
        {again.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="sure" value="yes" />
        <div className="actions">
          <button className="button" type="submit">
            {submit}
          </button>
          <a href={`/desk/prisoners/${prisonerId}`}>{t("custody.leave")}</a>
        </div>
      </form>
    </>
  );
}
