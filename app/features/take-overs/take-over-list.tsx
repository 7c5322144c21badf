import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { TakeOverRow } from "./links.server";

/** Writers of old spreadsheets, each with how their link stands, and the way to make or end it. */
export function TakeOverList({ rows }: { rows: readonly TakeOverRow[] }) {
  return (
    <ul className="card-list">
      {rows.map((row) => (
        <li key={row.id} className="card">
          <Writer row={row} />
        </li>
      ))}
    </ul>
  );
}

function Writer({ row }: { row: TakeOverRow }) {
  const { language, t } = useI18n();
  const { label, state, stateOn, people, waiting, signatures } = row;
  const date = stateOn === null ? "" : formatDate(language, stateOn);
  return (
    <>
      <h2 className="mb-1 text-base">{label === null ? t("take-overs.forgotten") : <bdi>{label}</bdi>}</h2>
      <p className="mb-1">
        {t(`take-overs.state.${state}`, { date })} · {t("take-overs.people", { count: people })}
        <span className="block small quiet">
          {t("take-overs.signs")} <bdi>{signatures.join(", ")}</bdi>
        </span>
        {state === "taken" && waiting > 0 ? (
          <span className="block small">{t("take-overs.left", { count: waiting })}</span>
        ) : null}
      </p>
      <Ways row={row} />
    </>
  );
}

function Ways({ row: { id, label, linkId, state, waiting } }: { row: TakeOverRow }) {
  const t = useT();
  const named = (what: string) => (label === null ? what : `${what}: ${label}`);
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      {waiting > 0 ? (
        <a
          href={`/desk/take-overs/new?writer=${id}`}
          aria-label={named(t(state === "open" ? "take-overs.renew" : "take-overs.make"))}
        >
          {t(state === "open" ? "take-overs.renew" : "take-overs.make")}
        </a>
      ) : null}
      {state === "open" && linkId !== null ? (
        <form method="post" action={`/desk/take-overs/${linkId}/revocation`}>
          <button type="submit" className="plain-button" aria-label={named(t("invitations.end-link"))}>
            {t("invitations.end-link")}
          </button>
        </form>
      ) : null}
    </div>
  );
}
