import type { ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { ErrorSummary } from "~/components/error-summary";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface CustodyFormProps {
  title: string;
  prisoner: { id: string; name: string; nameLatin: string };
  formKey: string;
  sent: { errors: FormErrors; typed: Typed } | undefined;
  children: (fields: { typed: Typed; errors: FormErrors }) => ReactNode;
}

/** The first step of a change of custody: what is known of it. Nothing is done before it was shown what it touches. */
export function CustodyForm({ title, prisoner, formKey, sent, children }: CustodyFormProps) {
  const t = useT();
  const [typed, errors] = [sent?.typed ?? {}, sent?.errors ?? {}];
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisoner.id}`} />
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
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
  prisoner: CustodyFormProps["prisoner"];
  sent: { errors: FormErrors; typed: Typed };
  seen: string;
  /** What would happen, a sentence each. */
  lines: readonly string[];
  submit: string;
}

/** The second step: what it would touch at this moment, and the one button that does it. */
export function CustodyReview({ title, prisoner, sent, seen, lines, submit }: CustodyReviewProps) {
  const t = useT();
  const again = Object.entries(sent.typed).filter(([name]) => name !== "seen" && name !== "sure");
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisoner.id}`} />
      <ErrorSummary errors={sent.errors} />
      <h1>{title}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
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
          <a href={`/desk/prisoners/${prisoner.id}`}>{t("custody.leave")}</a>
        </div>
      </form>
    </>
  );
}
