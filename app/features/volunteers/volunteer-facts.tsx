import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { languageLabel } from "~/i18n/language-names";
import type { OpenedVolunteer } from "./read.server";

/** What a volunteer told about writing, and how it goes, as a list of facts. */
export function VolunteerFacts({ volunteer }: { volunteer: OpenedVolunteer }) {
  const { language, t } = useI18n();
  const { capacity, open, lastLetterOn, offboarding } = volunteer;
  return (
    <dl className="facts">
      {volunteer.closed ? (
        <>
          <dt>{t("volunteer.account")}</dt>
          <dd>
            {offboarding
              ? t("volunteer.closed-on", { date: formatDate(language, offboarding.closedOn) })
              : t("volunteers.closed")}
          </dd>
        </>
      ) : null}
      <dt>{t("volunteer.languages")}</dt>
      <dd>{volunteer.languages.map((code) => languageLabel(language, code)).join(", ")}</dd>
      <dt>{t("volunteers.how")}</dt>
      <dd>
        {t(`volunteers.ways.${volunteer.ways}`)}
        {volunteer.russianCard ? `, ${t("volunteer.card")}` : null}
      </dd>
      <dt>{t("volunteer.from")}</dt>
      <dd>{t(`volunteers.from.${volunteer.postsFrom}`)}</dd>
      <dt>{t("volunteer.capacity")}</dt>
      <dd>{t("volunteer.capacity.now", { open, capacity })}</dd>
      <dt>{t("desk-list.last-letter")}</dt>
      <dd>{lastLetterOn ? formatDate(language, lastLetterOn) : t("desk-list.never")}</dd>
      <dt>{t("volunteers.joined")}</dt>
      <dd>{formatPartialDate(language, `${volunteer.joinedIn}-01`, "month")}</dd>
    </dl>
  );
}
