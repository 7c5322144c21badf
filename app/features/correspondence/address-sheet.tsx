import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { CopyButton } from "./copy-button";
import type { Desk } from "./desk-state";
import { sourceName } from "./source-name";

/** The address as it stands on an envelope, with what is missing and how fresh it is. */
export function AddressSheet({ desk }: { desk: Desk }) {
  const { language, t } = useI18n();
  const { address, facility, confirmedOn } = desk;
  if (!address || !facility) return <p>{t("address.none")}</p>;
  return (
    <>
      <p>{t(`address.how.${desk.channel}`)}</p>
      {desk.channel === "relay" && desk.channelNote ? <p lang="ru">{desk.channelNote}</p> : null}
      <p className="sheet" id="address" lang="ru" data-text={address.copyText}>
        {address.copyText}
      </p>
      <CopyButton of="address" label={t("address.copy")} />
      {desk.rules
        .filter(({ code, instead }) => instead === null && (code === "reply-kit" || code === "reply-form"))
        .map(({ code }) => (
          <p key={code} className="mt-3">
            <strong>{t(`rule.${code}`)}</strong>
          </p>
        ))}
      {address.missing.length === 0 ? null : (
        <ul className="pl-5 list-disc mt-3">
          {address.missing.map((part) => (
            <li key={part}>{t(`address.missing.${part}`)}</li>
          ))}
        </ul>
      )}
      <p className="small quiet mt-3">
        {confirmedOn
          ? t("address.confirmed", { date: formatDate(language, confirmedOn) })
          : t("address.unconfirmed", { source: sourceName(t, facility.source) })}
      </p>
    </>
  );
}
