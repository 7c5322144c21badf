import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";
import { AgendaList } from "./agenda-list";
import { agendaAddress, wholeAgenda } from "./agenda-query";
import type { Agenda, AgendaLine } from "./desk-agenda.server";

interface AgendaConflictsProps {
  agenda: Agenda;
  nameOf: (person: Pick<AgendaLine, "name" | "nameLatin">) => ReactNode;
}

/** How many may not come as they are planned, the first of them, and the way to all. */
export function AgendaConflicts({ agenda, nameOf }: AgendaConflictsProps) {
  const t = useT();
  const { query, conflicts, conflictCount, isJudged } = agenda;
  const isAlone = query.part === "conflicts";
  const isMore = !isAlone && conflictCount > conflicts.length;
  return (
    <>
      <h2 id="conflicts">{t("desk-parcels.conflicts", { count: conflictCount })}</h2>
      {isJudged ? null : <p>{t("desk-parcels.judging")}</p>}
      {conflictCount === 0 && isJudged ? <p>{t("desk-parcels.calm")}</p> : null}
      {conflicts.length === 0 ? null : <AgendaList lines={conflicts} nameOf={nameOf} />}
      {isMore ? (
        <p>
          <a href={agendaAddress({ ...wholeAgenda, part: "conflicts" })}>
            {t("desk-parcels.all-conflicts", { count: conflictCount })}
          </a>
        </p>
      ) : null}
      {isAlone ? (
        <p>
          <a href={agendaAddress(wholeAgenda)}>{t("desk-parcels.whole")}</a>
        </p>
      ) : null}
    </>
  );
}
