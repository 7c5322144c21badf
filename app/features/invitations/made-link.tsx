import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

/** A new link with the lines to pass on; it stands here once. */
export function MadeLink({ address, expiresAt }: { address: string; expiresAt: string }) {
  const { language, t } = useI18n();
  const date = formatDate(language, expiresAt);
  return (
    <>
      <p className="notice" role="status">
        {t("invite.made.once")}
      </p>
      <p>{t("invite.made.pass-on")}</p>
      <p className="sheet">
        {t("invite.made.sentence", { date })}
        {"\n\n"}
        <span translate="no">{address}</span>
      </p>
    </>
  );
}
