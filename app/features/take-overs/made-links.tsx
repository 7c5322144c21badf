import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface MadeLinksProps {
  links: readonly { label: string; address: string }[];
  expiresAt: string;
}

/** New links with whom they are for, to be copied and sent; they stand here once. */
export function MadeLinks({ links, expiresAt }: MadeLinksProps) {
  const { language, t } = useI18n();
  const date = formatDate(language, expiresAt);
  return (
    <>
      <p className="notice" role="status">
        {t("take-overs.made.once")}
      </p>
      <p>{t("take-overs.made.pass-on", { date })}</p>
      <div className="sheet" translate="no">
        {links.map(({ label, address }) => (
          <p key={address}>
            <bdi>{label}</bdi>
            {"\n"}
            {address}
          </p>
        ))}
      </div>
    </>
  );
}
