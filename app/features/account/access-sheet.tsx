import { useT } from "~/i18n/i18n";

interface AccessSheetProps {
  signInName?: string;
  passphrase?: string;
  recoveryCode: string;
}

/** What somebody has to write down, large and sign by sign; no automatic translation may touch it. */
export function AccessSheet({ signInName, passphrase, recoveryCode }: AccessSheetProps) {
  const t = useT();
  const lines = [
    { label: t("access.name"), value: signInName },
    { label: t("access.passphrase"), value: passphrase },
    { label: t("access.recovery-code"), value: recoveryCode },
  ].filter((line) => line.value !== undefined);
  return (
    <dl className="access">
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd translate="no" lang="en">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
