import { useSearchParams } from "@remix-run/react";
import { useI18n } from "~/i18n/i18n";
import type { ReceiptShown } from "./read.server";
import { summaryOf } from "./receipt-words";

/**
 * The last receipts about somebody, each with its page; `base` is the address of the person's page. Says so when one was
 * taken back a moment ago (`?taken-back`).
 */
export function NewestReceipts({ base, receipts }: { base: string; receipts: readonly ReceiptShown[] }) {
  const { language, t } = useI18n();
  const [asked] = useSearchParams();
  return (
    <section>
      <h2 id="receipts">{t("receipt.newest")}</h2>
      {asked.has("taken-back") ? (
        <p className="notice" role="status">
          {t("receipt.gone")}
        </p>
      ) : null}
      {receipts.length === 0 ? <p>{t("receipt.none")}</p> : null}
      <ul>
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <a href={`${base}/receipts/${receipt.id}`}>{summaryOf(receipt, language, t)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
