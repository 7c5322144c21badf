import { Fragment, type ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { ErrorSummary } from "~/components/error-summary";
import { sinceOf } from "~/features/moves/move.form";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { toldBy } from "./custody.form";

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

const ofSecondStep = ["seen", "sure", "correct"];

interface CustodyReviewProps {
  title: string;
  prisonerId: string;
  person: ReactNode;
  sent: { errors: FormErrors; typed: Typed };
  seen: string;
  /** What was said, to be read once more: each with its name. */
  said: readonly (readonly [name: string, value: string])[];
  when: PlainKey;
  /** What would happen, a sentence each. */
  lines: readonly string[];
  submit: string;
}

/** The second step: what it would touch at this moment, and the one button that does it. */
export function CustodyReview({ title, prisonerId, person, sent, seen, ...shown }: CustodyReviewProps) {
  const t = useT();
  const { said, when, lines, submit } = shown;
  const again = Object.entries(sent.typed).filter(([name]) => !ofSecondStep.includes(name));
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisonerId}`} />
      <ErrorSummary errors={sent.errors} />
      <h1>{title}</h1>
      <p className="lede">{person}</p>
      <Said said={said} when={when} typed={sent.typed} />
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
          <button className="button button-quiet" type="submit" name="correct" value="yes">
            {t("custody.correct")}
          </button>
          <a href={`/desk/prisoners/${prisonerId}`}>{t("custody.leave")}</a>
        </div>
      </form>
    </>
  );
}

function Said({ said, when, typed }: Pick<CustodyReviewProps, "said" | "when"> & { typed: Typed }) {
  const { language, t } = useI18n();
  const text = (name: string) => typedText(typed, name) ?? "";
  const { date, precision } = sinceOf({
    sinceDay: text("sinceDay"),
    sinceMonth: text("sinceMonth"),
    sinceYear: text("sinceYear"),
  });
  const by = toldBy.find((each) => each === text("by")) ?? "other";
  const rows = [
    ...said,
    [t(when), formatPartialDate(language, date, precision) ?? t("custody.unknown")],
    [t("custody.by"), t(`custody.by.${by}`)],
  ] as const;
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
