import { useT } from "~/i18n/i18n";

/** Ten codes to be written down or printed; no automatic translation may touch them. */
export function SpareCodeSheet({ codes }: { codes: readonly string[] }) {
  const t = useT();
  return (
    <>
      <p>{t("spare-codes.write-down")}</p>
      <section className="card">
        <ol className="code-list" translate="no" lang="en">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </section>
    </>
  );
}
