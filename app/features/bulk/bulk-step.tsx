import { BackLink } from "~/components/back-link";
import { ErrorSummary } from "~/components/error-summary";
import { BULK_MOST, type BulkKind } from "~/domain/desk/bulk";
import { changedAddress } from "~/features/desk/prisoner-list";
import { useI18n, useT } from "~/i18n/i18n";
import type { ReadChange } from "./bulk.form";
import { changeWords } from "./change-words";
import type { BulkPreview } from "./preview.server";
import { type Selection, selectionFields } from "./selection";
import { ValueFields } from "./value-fields";

interface BulkStepProps {
  kind: BulkKind;
  selection: Selection;
  read: ReadChange;
  preview: BulkPreview;
  /** The page's own address with its question: the last step repeats it. */
  here: string;
  formKey: string;
  /** Others are meant now than when the page was looked at. */
  changed: boolean;
}

/** Before one deed is done to many: who is meant, what shall be done, and to how many it would be. */
export function BulkStep(props: BulkStepProps) {
  const t = useT();
  const { kind, selection, read, preview, changed } = props;
  const errors = read.said && !read.ok ? read.errors : {};
  return (
    <>
      <BackLink to={changedAddress(selection.query, {})} />
      <ErrorSummary errors={errors} />
      <h1>{t(`bulk.${kind}`)}</h1>
      {changed ? (
        <p className="notice" role="alert">
          {t("bulk.changed")}
        </p>
      ) : null}
      {preview.chosen === 0 ? <NobodyChosen {...props} /> : <Chosen {...props} />}
      {preview.chosen === 0 ? null : read.said && read.ok ? <Plan {...props} /> : <Question {...props} />}
    </>
  );
}

function NobodyChosen({ preview, selection }: BulkStepProps) {
  const t = useT();
  return (
    <>
      <p className="notice">
        {preview.tooMany ? t("bulk.too-many", { count: BULK_MOST }) : t("bulk.nobody")}
      </p>
      <p>
        <a href={changedAddress(selection.query, {})}>{t("bulk.to-table")}</a>
      </p>
    </>
  );
}

function Chosen({ preview: { chosen, names }, selection }: BulkStepProps) {
  const t = useT();
  return (
    <>
      <p>
        <strong>{t("bulk.chosen", { count: chosen })}</strong> {selection.all ? t("bulk.chosen.all") : null}
      </p>
      <details className="more">
        <summary>{t("bulk.who")}</summary>
        <ul>
          {names.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the list never changes
            <li key={at}>
              <bdi lang="ru">{name}</bdi>
            </li>
          ))}
          {chosen > names.length ? <li>{t("bulk.who.more", { count: chosen - names.length })}</li> : null}
        </ul>
      </details>
    </>
  );
}

/** Asks what shall be done; the answer stands in the address. */
function Question({ kind, selection, read }: BulkStepProps) {
  const t = useT();
  if (kind === "confirmation") return null;
  const sent = read.said && !read.ok ? read : { errors: {}, typed: {} };
  return (
    <form method="get" action={`/desk/prisoners/bulk/${kind}`} noValidate>
      {selectionFields(selection).map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="said" value="1" />
      <ValueFields kind={kind} errors={sent.errors} typed={sent.typed} />
      <div className="actions">
        <button type="submit" className="button">
          {t("bulk.show")}
        </button>
      </div>
    </form>
  );
}

/** What would be done to how many, what not and why, and the last step. */
function Plan({ read, preview, here, formKey }: BulkStepProps) {
  const { language, t } = useI18n();
  if (!read.said || !read.ok || !preview.plan) return null;
  const { will, refused } = preview.plan;
  return (
    <>
      <div className="notice">
        <p>
          <strong>{changeWords(read.change, will, language, t)}</strong>
        </p>
        {refused.length === 0 ? null : (
          <>
            <p>{t("bulk.will-not")}:</p>
            <ul>
              {refused.map(({ reason, count }) => (
                <li key={reason}>{t("bulk.reason-count", { reason: t(`bulk.reason.${reason}`), count })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {will === 0 ? null : (
        <form method="post" action={here}>
          <input type="hidden" name="seen" value={preview.seen} />
          <input type="hidden" name="key" value={formKey} />
          <div className="actions">
            <button type="submit" className="button">
              {t("bulk.do", { count: will })}
            </button>
          </div>
          <p className="hint">{t("bulk.can-undo")}</p>
        </form>
      )}
    </>
  );
}
