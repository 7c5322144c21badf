import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { InvitationRow } from "./invitations.server";

interface InvitationListProps {
  rows: readonly InvitationRow[];
  /** On one prisoner's own page the name goes without saying, and ending a link leads back there. */
  ofOne?: boolean;
}

/** Invitations, each with how it stands and the way to end it. */
export function InvitationList({ rows, ofOne = false }: InvitationListProps) {
  return (
    <ul className="card-list">
      {rows.map((row) => (
        <li key={row.id} className="card">
          <Invitation row={row} ofOne={ofOne} />
        </li>
      ))}
    </ul>
  );
}

function Invitation({ row, ofOne }: { row: InvitationRow; ofOne: boolean }) {
  const { language, t } = useI18n();
  const { state, note } = row;
  const words = note === null ? t("invitations.no-note") : <bdi>{note}</bdi>;
  return (
    <>
      {ofOne ? null : (
        <h2 className="mb-1 text-base">
          <a href={`/desk/prisoners/${row.prisonerId}`}>
            <bdi lang="ru">{row.name}</bdi>
          </a>
        </h2>
      )}
      <p className="mb-1">
        {words} · {t(`invitations.state.${state}`, { date: formatDate(language, row.stateOn) })}
        <span className="block small quiet">
          {t("invitations.made", { date: formatDate(language, row.madeOn) })}
        </span>
      </p>
      {state === "open" || state === "used" ? <Ending row={row} ofOne={ofOne} /> : null}
    </>
  );
}

/** What the button does is said beside it, for it asks no further question. */
function Ending({ row: { id, state, note }, ofOne }: { row: InvitationRow; ofOne: boolean }) {
  const t = useT();
  const what = t(state === "used" ? "invitations.end-access" : "invitations.end-link");
  return (
    <form
      method="post"
      action={`/desk/invitations/${id}/revocation`}
      className="flex flex-wrap items-center gap-x-4"
    >
      {ofOne ? <input type="hidden" name="from" value="prisoner" /> : null}
      <button type="submit" className="plain-button" aria-label={note === null ? what : `${what}: ${note}`}>
        {what}
      </button>
      <span className="small quiet">
        {t(state === "used" ? "invitations.end-access.hint" : "invitations.end-link.hint")}
      </span>
    </form>
  );
}
