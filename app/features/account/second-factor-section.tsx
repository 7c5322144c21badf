import { useT } from "~/i18n/i18n";

interface SectionProps {
  /** Spare codes left; null without a second factor. */
  spareCodes: number | null;
  isStaff: boolean;
}

/** Whether signing in takes a second step, and what can be done about it. */
export function SecondFactorSection({ spareCodes, isStaff }: SectionProps) {
  const t = useT();
  const at = "/account/security/second-factor";
  return (
    <section>
      <h2>{t("second-factor.heading")}</h2>
      {spareCodes === null ? (
        <>
          <p>{t("second-factor.off")}</p>
          <p>
            <a href={at}>{t("second-factor.set-up")}</a>
          </p>
        </>
      ) : (
        <>
          <p>
            {t("second-factor.on")} {t("second-factor.left", { count: spareCodes })}
          </p>
          <ul className="ways mt-0">
            <li>
              <a href="/account/security/spare-codes">{t("spare-codes.new")}</a>
            </li>
            <li>
              <a href={`${at}/replacement`}>{t("second-factor.replace")}</a>
            </li>
            {isStaff ? null : (
              <li>
                <a href={`${at}/removal`}>{t("second-factor.remove")}</a>
              </li>
            )}
          </ul>
          {isStaff ? <p className="hint mt-6">{t("second-factor.staff")}</p> : null}
        </>
      )}
    </section>
  );
}
