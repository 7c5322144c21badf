import {
  type AgendaPlace,
  countAgendaConflicts,
  countAgendaDays,
  findAgendaLines,
  findAgendaNeighbours,
  findAgendaPlacesUpTo,
} from "#db/repositories/parcel-agenda";
import { dateOfNumber, dayNumber, monthStart } from "~/domain/dates/day-numbers";
import type { DateISO } from "~/domain/dates/instants";
import type { AllowanceReason } from "~/domain/parcels/allowance-types";
import type { App } from "~/platform/app.server";
import type { AgendaQuery } from "./agenda-query";
import { judgeFirst } from "./judge-parcels.server";

/** Lines of a page, and conflicts shown above them. */
const PAGE = 50;
const CONFLICTS_ABOVE = 10;

/** What is planned or on its way, a page of it from a day on, and first what may not come as it is planned. */
export async function readAgenda(app: App, query: AgendaQuery, now: Date) {
  const isJudged = await judgeFirst(app, now);
  const page = await readPage(app, query);
  const isFirst = query.part === "coming" && query.from === null;
  return {
    query,
    isJudged,
    conflictCount: await countAgendaConflicts(app.db),
    conflicts: isFirst ? (await findAgendaLines(app.db, "conflicts", null, CONFLICTS_ABOVE)).map(asLine) : [],
    ...page,
    months: query.part === "coming" ? await readMonths(app, page.lines) : null,
  };
}

export type Agenda = Awaited<ReturnType<typeof readAgenda>>;

/** How many entries may not come as they are planned, and whether all were judged since anything changed. */
export async function countConflicts(app: App, now: Date) {
  const isJudged = await judgeFirst(app, now);
  return { isJudged, conflicts: await countAgendaConflicts(app.db) };
}

/** An entry as the agenda shows it: for whom, when, whose, and why it may not come. */
export type AgendaLine = ReturnType<typeof asLine>;

function asLine({ conflict, plannedOn, ...row }: Awaited<ReturnType<typeof findAgendaLines>>[number]) {
  return { ...row, plannedOn: plannedOn ?? "", conflict: conflict as AllowanceReason | null };
}

/** A page of lines with the places where the pages before and after it begin. */
async function readPage(app: App, { part, from, after }: AgendaQuery) {
  const start: AgendaPlace | null = from === null ? null : { day: from, id: after };
  const found = (await findAgendaLines(app.db, part, start, PAGE + 1)).map(asLine);
  const lines = found.slice(0, PAGE);
  const last = lines.at(-1);
  const next = found.length > PAGE && last ? { from: last.plannedOn, after: last.id } : null;
  return { lines, next, previous: start === null ? null : await pageBefore(app, part, start) };
}

/** Where the page before a place begins: the very first at the beginning; null where nothing is before it. */
async function pageBefore(app: App, part: AgendaQuery["part"], start: AgendaPlace) {
  const before = await findAgendaPlacesUpTo(app.db, part, start, PAGE + 1);
  if (before.length === 0) return null;
  const place = before.length > PAGE ? before.at(-1) : undefined;
  return { from: place?.day ?? null, after: place?.id ?? "" };
}

/** The months that lines fall into, whole, with how many should arrive on each day; and those beside them. */
async function readMonths(app: App, lines: readonly AgendaLine[]) {
  const [first, last] = [lines[0]?.plannedOn, lines.at(-1)?.plannedOn];
  if (first === undefined || last === undefined) return null;
  const from = dateOfNumber(monthStart(dayNumber(first)));
  const until = dateOfNumber(monthStart(monthStart(dayNumber(last)) + 31) - 1);
  const { before, after } = await findAgendaNeighbours(app.db, from, until);
  return {
    days: await countAgendaDays(app.db, from, until),
    before: before === null ? null : firstOfMonth(before),
    after: after === null ? null : firstOfMonth(after),
  };
}

function firstOfMonth(day: DateISO): DateISO {
  return `${day.slice(0, 7)}-01`;
}
