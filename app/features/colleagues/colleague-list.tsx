import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { ColleagueLine } from "./invite.server";

/** Links for colleagues, newest first, each with how it stands; one that nobody has used can be taken back. */
export function ColleagueList({ rows }: { rows: readonly ColleagueLine[] }) {
  const { language, t } = useI18n();
  return (
    <ul className="card-list">
      {rows.map(({ id, role, note, state, madeOn, endsOn }) => (
        <li key={id} className="card">
          <p className="mb-1">
            <strong>{t(`people.role.${role}`)}</strong> ·{" "}
            {note === null ? t("invitations.no-note") : <bdi>{note}</bdi>}
            <span className="block small quiet">
              {t("invitations.made", { date: formatDate(language, madeOn) })},{" "}
              {t(`colleagues.state.${state}`, { date: formatDate(language, endsOn) })}
            </span>
          </p>
          {state === "open" ? (
            <form method="post" action={`/admin/invitations/${id}/revocation`}>
              <button type="submit" className="plain-button">
                {t("invitations.end-link")}
                {note === null ? null : <span className="sr-only">: {note}</span>}
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
