import type { ReactNode } from "react";
import { PageLinks } from "~/components/page-links";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { AgendaList } from "./agenda-list";
import { type AgendaQuery, agendaAddress } from "./agenda-query";
import { AgendaWeeks } from "./agenda-weeks";
import type { Agenda, AgendaLine } from "./desk-agenda.server";
import { MonthPicture } from "./month-picture";

interface AgendaPagesProps {
  agenda: Agenda;
  nameOf: (person: Pick<AgendaLine, "name" | "nameLatin">) => ReactNode;
}

/** A page of the agenda by month, each with its leaf of a calendar, and the ways to the other pages. */
export function AgendaPages({ agenda: { query, lines, months, previous, next }, nameOf }: AgendaPagesProps) {
  const { language, t } = useI18n();
  const to = (place: Pick<AgendaQuery, "from" | "after"> | null) =>
    place === null ? null : agendaAddress({ part: query.part, ...place });
  const isPaged = previous !== null || next !== null;
  return (
    <>
      {lines.length === 0 && query.part === "coming" ? <p>{t("ledger.coming.none")}</p> : null}
      {isPaged && months !== null ? <AgendaWeeks months={months} /> : null}
      {[...new Set(lines.map(monthOf))].map((month) => (
        <section key={month}>
          <h2>{formatPartialDate(language, `${month}-01`, "month")}</h2>
          {months === null ? null : (
            <MonthPicture month={month} counts={months.days.filter(({ day }) => day.startsWith(month))} />
          )}
          <AgendaList lines={lines.filter((line) => monthOf(line) === month)} nameOf={nameOf} />
        </section>
      ))}
      <PageLinks previous={to(previous)} next={to(next)} />
    </>
  );
}

function monthOf({ plannedOn }: AgendaLine): string {
  return plannedOn.slice(0, 7);
}
