import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

/** A new link with the lines to pass on; it stands here once. */
export function MadeLink({ address, expiresAt }: { address: string; expiresAt: string }) {
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t("colleagues.made")}</h1>
      <p className="notice" role="status">
        {t("invite.made.once")}
      </p>
      <p>{t("colleagues.made.pass-on")}</p>
      <p className="sheet">
        {t("colleagues.made.sentence", { date: formatDate(language, expiresAt) })}
        {"\n\n"}
        <span translate="no">{address}</span>
      </p>
      <div className="actions">
        <a href="/admin/invitations">{t("colleagues.title")}</a>
      </div>
    </>
  );
}
