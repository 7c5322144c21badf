import type { ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { typedFrom } from "./prefill";
import type { readReceipt } from "./read.server";
import { rowsIn } from "./receipt.form";
import { ReceiptForm } from "./receipt-form";
import { ReceiptWords } from "./receipt-words";
import type { ShownAgain } from "./respond.server";

interface ReceiptPageProps {
  shown: NonNullable<Awaited<ReturnType<typeof readReceipt>>>;
  sent: ShownAgain | undefined;
  /** Whom it is about. */
  who: ReactNode;
  /** Address of the person's page. */
  base: string;
  formKey: string;
  byPhone?: boolean;
  /** What a coordinator decides about its lines. */
  desk?: ReactNode;
}

/** One receipt in words, with the way to correct it or to take it back. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { shown, sent, who, base, formKey, byPhone = false, desk } = props;
  const t = useT();
  const { receipt, standing, newest } = shown;
  const told = typedFrom(shown);
  const typed = sent ? { ...told, ...blankRows(told), ...sent.typed } : told;
  return (
    <>
      <BackLink to={base} />
      <h1>{t("receipt.title")}</h1>
      <p className="lede">{who}</p>
      {standing ? null : <Overtaken base={base} newest={newest} />}
      {sent?.overtaken ? <Overtaken base={base} newest={sent.overtaken.newest} /> : null}
      <ReceiptWords receipt={receipt} byPhone={byPhone} />
      {standing && !sent?.overtaken ? (
        <>
          <p>{t(thanksFor(receipt, byPhone))}</p>
          {desk}
          <details open={sent !== undefined}>
            <summary>{t("receipt.correct.open")}</summary>
            <ReceiptForm
              action={`${base}/receipts/${receipt.id}`}
              letters={shown.letters}
              typed={typed}
              errors={sent?.errors ?? {}}
              rows={sent?.rows ?? rowsIn(told, true)}
              formKey={formKey}
              byPhone={byPhone}
              isCorrection
            />
          </details>
          <form method="post" action={`${base}/receipts/${receipt.id}/withdrawal`} className="actions">
            <button className="plain-button" type="submit">
              {t("receipt.withdraw")}
            </button>
          </form>
        </>
      ) : null}
    </>
  );
}

/** That the writers will know is promised only where a letter was found. */
function thanksFor({ lines }: { lines: readonly { placed: boolean }[] }, byPhone: boolean): PlainKey {
  const isKnown = lines.some(({ placed }) => placed);
  if (byPhone) return isKnown ? "receipt.thanks.phone" : "receipt.recorded.phone";
  return isKnown ? "receipt.thanks" : "receipt.recorded";
}

/** It does not stand any more: where to go on. */
function Overtaken({ base, newest }: { base: string; newest: number | null }) {
  const t = useT();
  return (
    <div className="notice">
      <p>{t(newest === null ? "receipt.taken-back" : "receipt.overtaken")}</p>
      {newest === null ? null : (
        <p>
          <a href={`${base}/receipts/${newest}`}>{t("receipt.overtaken.see")}</a>
        </p>
      )}
    </div>
  );
}

/** What was taken out of a row is not put back from the receipt. */
function blankRows(told: object) {
  return Object.fromEntries(Object.keys(told).map((name) => [name, name === "known" ? [] : ""]));
}
