import { formatDay, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Person } from "./person.server";

/** What admins know of an account: no name, no e-mail, and nobody it writes to. */
export function PersonFacts({ person }: { person: Person }) {
  const { language, t } = useI18n();
  const lines = [
    { label: t("people.role"), value: t(`people.role.${person.role}`) },
    { label: t("volunteers.joined"), value: formatPartialDate(language, `${person.joinedIn}-01`, "month") },
    {
      label: t("people.last-seen"),
      value: t("people.week-of", { date: formatDay(language, person.lastSeenWeek) }),
    },
    { label: t("people.second-factor"), value: t(person.secondFactor ? "people.yes" : "people.no") },
    { label: t("people.sessions"), value: String(person.sessions) },
    ...(person.role === "volunteer"
      ? [{ label: t("people.writes-to"), value: String(person.writesTo) }]
      : []),
    ...(person.role === "family" ? [{ label: t("people.follows"), value: String(person.follows) }] : []),
  ];
  return (
    <dl className="facts">
      {lines.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
