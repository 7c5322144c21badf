import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { OpenedVolunteer } from "./read.server";

/** How far an account is trusted and the confirmed letters that made it so. */
export function TrustSection({ volunteer }: { volunteer: OpenedVolunteer }) {
  const { language, t } = useI18n();
  const { trust, trustWithdrawn, deeds, closed, id } = volunteer;
  return (
    <section>
      <h2>{t("volunteers.trust")}</h2>
      <p>{t(trustWithdrawn ? "volunteer.trust.withdrawn" : `volunteer.trust.${trust}`)}</p>
      {deeds.length === 0 ? (
        <p className="quiet">{t("volunteer.trust.no-deeds")}</p>
      ) : (
        <>
          <p>{t("volunteer.trust.deeds")}</p>
          <ul className="pl-5 list-disc">
            {deeds.map(({ id: event, signature, number, source, on }) => (
              <li key={event}>
                {t(`volunteer.deed.${source === "family" ? "family" : "desk"}`, {
                  signature,
                  number,
                  date: formatDate(language, on),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {closed ? null : (
        <p>
          {trust === "known" ? (
            <a href={`/desk/volunteers/${id}/trust/withdrawal`}>{t("volunteer.distrust.title")}</a>
          ) : (
            <a href={`/desk/volunteers/${id}/trust`}>{t("volunteer.trust.title")}</a>
          )}
        </p>
      )}
    </section>
  );
}
