import type { ReactNode } from "react";
import { formatDay } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { AgendaLine } from "./desk-agenda.server";
import { parcelTitle } from "./parcel-words";

interface AgendaListProps {
  lines: readonly AgendaLine[];
  nameOf: (person: Pick<AgendaLine, "name" | "nameLatin">) => ReactNode;
}

/** Entries of everybody, a line each: the day, for whom, what, how it stands, and what is wrong with it. */
export function AgendaList({ lines, nameOf }: AgendaListProps) {
  const { language, t } = useI18n();
  return (
    <ul className="lines">
      {lines.map((line) => (
        <li key={line.id}>
          <strong>{formatDay(language, line.plannedOn)} </strong>
          <a href={`/desk/prisoners/${line.prisonerId}/parcels/${line.id}`}>{nameOf(line)}</a>{" "}
          {parcelTitle(t, line)}
          {line.purpose === "family" ? null : ` · ${t(`parcel.who.${line.who}`)}`}{" "}
          <span className="chip">{t(`parcel.state.${line.state}`)}</span>
          {line.conflict === null ? null : (
            <span className="hint block">{t(`allowance.${line.conflict}`)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
