import type { ReactNode } from "react";
import { ProofField } from "~/components/fields/proof-field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { WaitNotice } from "./wait-notice";

/** What came of a form that asks for the password again, when it was refused. */
export interface SentProof {
  errors: Record<string, PlainKey>;
  minutes: number | null;
}

interface ProofFormProps {
  sent: SentProof | undefined;
  submit: ReactNode;
  children?: ReactNode;
}

/** A deed that wants the password again and little else. */
export function ProofForm({ sent, submit, children }: ProofFormProps) {
  const t = useT();
  return (
    <form method="post" noValidate>
      <WaitNotice minutes={sent?.minutes} />
      {children}
      <ProofField error={sent?.errors.password} hint={t("proof.why")} />
      <div className="actions">
        <button type="submit" className="button">
          {submit}
        </button>
      </div>
    </form>
  );
}
