import type { Status } from "~/domain/prisoners/statuses";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface HeldAtProps {
  status: Status;
  place: { facilityName: string; region: string; confirmedOn: string | null } | null;
}

/** Where letters go at present, in words, and how sure that is; after a release or a death only that. */
export function HeldAt({ status, place }: HeldAtProps) {
  const { language, t } = useI18n();
  if (status === "released" || status === "died") return <p className="lede">{t(`family.${status}`)}</p>;
  return (
    <dl className="facts">
      <dt>{t("prisoner.status")}</dt>
      <dd>{t(`status.${status}`)}</dd>
      <dt>{t("prisoner.where")}</dt>
      <dd>
        {place ? <span lang="ru">{`${place.facilityName}, ${place.region}`}</span> : t("family.nowhere")}
      </dd>
      {place ? (
        <>
          <dt>{t("prisoner.address-confirmed")}</dt>
          <dd>{place.confirmedOn ? formatDate(language, place.confirmedOn) : t("family.unconfirmed")}</dd>
        </>
      ) : null}
    </dl>
  );
}
