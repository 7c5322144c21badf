import { type DateISO, isDay } from "~/domain/dates/instants";

/** What of the agenda is shown: everything or the conflicts alone, from a day on; on that day after the entry `after`. */
export interface AgendaQuery {
  part: "coming" | "conflicts";
  from: DateISO | null;
  after: string;
}

/** All of it from its beginning. */
export const wholeAgenda: AgendaQuery = { part: "coming", from: null, after: "" };

/** What stands in the address, as far as it means something. */
export function agendaQueryIn(search: URLSearchParams): AgendaQuery {
  const from = search.get("from") ?? "";
  const isFrom = isDay(from);
  return {
    part: search.get("show") === "conflicts" ? "conflicts" : "coming",
    from: isFrom ? from : null,
    after: isFrom ? (search.get("after") ?? "") : "",
  };
}

/** The address of a part of the agenda. */
export function agendaAddress({ part, from, after }: AgendaQuery): string {
  const search = new URLSearchParams();
  if (part === "conflicts") search.set("show", part);
  if (from !== null) search.set("from", from);
  if (after !== "") search.set("after", after);
  return search.size === 0 ? "/desk/parcels" : `/desk/parcels?${search}`;
}
