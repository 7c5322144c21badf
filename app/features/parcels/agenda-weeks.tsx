import { type DateISO, dayAfter } from "~/domain/dates/instants";
import { weekOf } from "~/domain/dates/weeks";
import { formatDay, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { agendaAddress, wholeAgenda } from "./agenda-query";
import type { Agenda } from "./desk-agenda.server";

type Months = NonNullable<Agenda["months"]>;

/** The weeks of the months that are shown, each a link to its first day, between the months before and after. */
export function AgendaWeeks({ months: { days, before, after } }: { months: Months }) {
  const { language, t } = useI18n();
  const to = (from: DateISO) => agendaAddress({ ...wholeAgenda, from });
  const month = (day: DateISO, rel: "prev" | "next") => (
    <li>
      <a href={to(day)} rel={rel}>
        {formatPartialDate(language, day, "month")}
      </a>
    </li>
  );
  return (
    <nav aria-label={t("desk-parcels.weeks")}>
      <ul className="ways">
        {before === null ? null : month(before, "prev")}
        {weeksOf(days).map(({ from, until, count }) => (
          <li key={from}>
            <a href={to(from)}>
              {t("desk-parcels.week", {
                from: formatDay(language, from),
                until: formatDay(language, until),
                count,
              })}
            </a>
          </li>
        ))}
        {after === null ? null : month(after, "next")}
      </ul>
    </nav>
  );
}

/** Weeks in which something should arrive, from Monday to Sunday. */
function weeksOf(days: Months["days"]): { from: DateISO; until: DateISO; count: number }[] {
  const weeks = new Map<DateISO, number>();
  for (const { day, count } of days) weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) + count);
  return [...weeks].map(([from, count]) => ({ from, until: dayAfter(from, 6), count }));
}
