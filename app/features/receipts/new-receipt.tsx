import type { ReactNode } from "react";
import { BackLink } from "~/components/back-link";
import { useT } from "~/i18n/i18n";
import type { KnownLetter } from "./read.server";
import { rowsIn } from "./receipt.form";
import { ReceiptForm } from "./receipt-form";
import type { ShownAgain } from "./respond.server";

interface NewReceiptProps {
  letters: readonly KnownLetter[];
  sent: ShownAgain | undefined;
  /** Whom it is about. */
  who: ReactNode;
  /** Address of the person's page. */
  base: string;
  formKey: string;
  byPhone?: boolean;
}

/** "Which letters came?", asked of a relative, or of a coordinator with one on the phone. */
export function NewReceipt({ letters, sent, who, base, formKey, byPhone = false }: NewReceiptProps) {
  const t = useT();
  return (
    <>
      <BackLink to={base} />
      <h1>{t("receipt.new")}</h1>
      <p className="lede">{who}</p>
      <p>{t(byPhone ? "receipt.lede.phone" : "receipt.lede")}</p>
      <ReceiptForm
        action={`${base}/receipts/new`}
        letters={letters}
        typed={sent?.typed ?? {}}
        errors={sent?.errors ?? {}}
        rows={sent?.rows ?? rowsIn({})}
        formKey={formKey}
        byPhone={byPhone}
      />
    </>
  );
}
