import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { EntryLine } from "./ledger-page.server";
import { RefusedAdvice } from "./packer-steps";
import { Kilos, parcelTitle } from "./parcel-words";

interface EntryListProps {
  base: string;
  entries: readonly EntryLine[];
  opens: boolean;
}

/** Entries of a ledger, each with when, who, how it stands and what can be done to it. */
export function EntryList({ base, entries, opens }: EntryListProps) {
  const t = useT();
  return (
    <ul className="card-list">
      {entries.map((entry) => (
        <li key={entry.id} className="card" id={entry.id}>
          <h3 className="mb-1">
            {opens ? (
              <a href={`${base}/${entry.id}`}>
                <EntryDate entry={entry} /> · {parcelTitle(t, entry)}
              </a>
            ) : (
              <>
                <EntryDate entry={entry} /> · {parcelTitle(t, entry)}
              </>
            )}
          </h3>
          <p className="mb-1">
            <span className="chip">{t(`parcel.state.${entry.state}`)}</span> {t(`parcel.who.${entry.who}`)}
            {", "}
            {t(`parcel.kind.${entry.kind}`)}
            {entry.grams === null ? null : (
              <>
                {", "}
                <Kilos grams={entry.grams} />
              </>
            )}
          </p>
          {entry.conflict ? <p className="notice">{t(`allowance.${entry.conflict.because}`)}</p> : null}
          {entry.state === "refused" ? <RefusedAdvice refusal={entry.refusal} /> : null}
          <EntryDeeds base={base} entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function EntryDate({ entry }: { entry: EntryLine }) {
  const { language, t } = useI18n();
  const { plannedOn, endedOn, endedPrecision } = entry;
  if (endedOn !== null) return <>{formatPartialDate(language, endedOn, endedPrecision)}</>;
  return <>{plannedOn === null ? t("ledger.undated") : formatDate(language, plannedOn)}</>;
}

function EntryDeeds({ base, entry }: { base: string; entry: EntryLine }) {
  const t = useT();
  const { id, state, mayChange, isCancellable, plannedOn } = entry;
  const below = `${base}/${id}`;
  const isOver = state === "accepted" || state === "refused" || state === "returned";
  return (
    <div className="actions">
      {mayChange && state === "planned" ? <a href={`${below}/day`}>{t("ledger.move")}</a> : null}
      {mayChange && (state === "planned" || state === "packed") ? (
        <a href={`${below}/sending`}>{t("parcel.step.send")}</a>
      ) : null}
      {state === "sent" || state === "planned" || state === "packed" ? (
        <a href={`${below}/outcome`}>{t("parcel.step.outcome")}</a>
      ) : null}
      {mayChange && state === "sent" ? (
        <Deed to={`${below}/sending/withdrawal`} says={t("parcel.step.undo")} />
      ) : null}
      {isOver && plannedOn !== null ? (
        <Deed to={`${below}/outcome/withdrawal`} says={t("parcel.step.undo")} />
      ) : null}
      {isCancellable ? <Deed to={`${below}/cancellation`} says={t("ledger.cancel")} /> : null}
      {mayChange && state === "cancelled" ? (
        <Deed to={`${below}/restoration`} says={t("ledger.restore")} />
      ) : null}
      {state === "refused" || state === "returned" ? <a href={`${base}/new`}>{t("ledger.replan")}</a> : null}
    </div>
  );
}

function Deed({ to, says }: { to: string; says: string }) {
  return (
    <form method="post" action={to}>
      <button className="plain-button" type="submit">
        {says}
      </button>
    </form>
  );
}
