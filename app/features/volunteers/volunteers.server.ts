import {
  countByConcern,
  countByTrust,
  countVolunteersOf,
  findLastLettersOf,
  findOpenOfAll,
  findReportedOf,
  findVolunteerPage,
  type VolunteerFilter,
  type VolunteerOrder,
  type VolunteerPageRow,
} from "#db/repositories/desk-volunteers";
import { signatureKey } from "~/domain/correspondence/signature";
import {
  concernOf,
  type VolunteerConcern,
  type VolunteerDates,
  volunteerDates,
} from "~/domain/desk/volunteer-concerns";
import { handleOf, numberOf } from "~/domain/desk/volunteer-handle";
import { languagesOf } from "~/domain/prisoners/languages";
import type { App } from "~/platform/app.server";
import { readCursor, writeCursor } from "./cursor.server";
import type { VolunteerQuery } from "./volunteer-list";

const PAGE = 50;

/** One page of the table with what stands around it: how many there are, the way on and back. */
export async function listVolunteers({ db }: App, query: VolunteerQuery, now: Date) {
  const dates = volunteerDates(now.toISOString());
  const filter: VolunteerFilter = {
    concern: query.show === "" ? null : query.show,
    dates,
    search: query.q === "" ? null : searchOf(query.q),
  };
  const by: VolunteerOrder["by"] = query.sort.endsWith("open") ? "open" : "joined";
  const order = { by, descending: query.sort.startsWith("-") };
  const { rows, previous, next } = await findPage(db, filter, order, query);
  const counts = await countConcerns(db, dates);
  const count = filter.search === null ? counts[query.show || "all"] : await countVolunteersOf(db, filter);
  return {
    rows: await shown(db, rows, dates),
    previous: previous ? writeCursor(previous, by) : null,
    next: next ? writeCursor(next, by) : null,
    count,
    counts,
  };
}

export type VolunteerList = Awaited<ReturnType<typeof listVolunteers>>;
export type VolunteerLine = VolunteerList["rows"][number];

/** A handle with or without the word before it, or the beginning of a signature. */
function searchOf(q: string): VolunteerFilter["search"] {
  const last = q.split(/\s+/).at(-1) ?? "";
  return { number: numberOf(last), signatureKey: signatureKey(q) };
}

/** How many there are of each kind; `all` are the open accounts. */
async function countConcerns(
  db: App["db"],
  dates: VolunteerDates,
): Promise<Record<VolunteerConcern | "all", number>> {
  const byTrust = await countByTrust(db);
  const sum = (is: (row: (typeof byTrust)[number]) => boolean) =>
    byTrust.filter(is).reduce((total, row) => total + Number(row.volunteers), 0);
  return {
    all: sum(({ closed }) => closed === 0),
    new: sum(({ closed, trust }) => closed === 0 && trust === "new"),
    known: sum(({ closed, trust }) => closed === 0 && trust === "known"),
    closed: sum(({ closed }) => closed === 1),
    dormant: await countByConcern(db, "dormant", dates),
    silent: await countByConcern(db, "silent", dates),
    holds: await countByConcern(db, "holds", dates),
    full: await countByConcern(db, "full", dates),
    reported: await countByConcern(db, "reported", dates),
  };
}

/** One row more than a page tells whether there is another. What leads nowhere shows the first page. */
async function findPage(
  db: App["db"],
  filter: VolunteerFilter,
  order: VolunteerOrder,
  { after, before }: VolunteerQuery,
): Promise<{ rows: VolunteerPageRow[]; previous?: VolunteerPageRow; next?: VolunteerPageRow }> {
  const find = (from: Parameters<typeof findVolunteerPage>[3]) =>
    findVolunteerPage(db, filter, order, from, PAGE + 1);
  const later = readCursor(after, order.by);
  if (later) {
    const rows = await find({ position: later, backwards: false });
    if (rows[0]) return { ...cut(rows), previous: rows[0] };
  }
  const earlier = later ? null : readCursor(before, order.by);
  if (earlier) {
    const rows = await find({ position: earlier, backwards: true });
    const [first, last] = [rows[1], rows.at(-1)];
    if (rows.length > PAGE && first && last) return { rows: rows.slice(1), previous: first, next: last };
  }
  return cut(await find(null));
}

function cut(rows: VolunteerPageRow[]): { rows: VolunteerPageRow[]; next?: VolunteerPageRow } {
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return rows.length > PAGE && last ? { rows: page, next: last } : { rows: page };
}

/** What a line draws attention to. */
const noted = ["dormant", "silent", "holds", "full", "reported"] as const;

/** Exactly what a line of the table shows: no name, no address, nobody they write to. */
async function shown(db: App["db"], rows: readonly VolunteerPageRow[], dates: VolunteerDates) {
  const ids = rows.map(({ personId }) => personId);
  const open = await findOpenOfAll(db, ids);
  const letters = new Map((await findLastLettersOf(db, ids)).map((row) => [row.personId, row.lastLetterOn]));
  const reported = await findReportedOf(db, ids);
  return rows.map((row) => {
    const found = open.filter(({ personId }) => personId === row.personId);
    const notes = noted.filter(
      (concern) =>
        found.some((each) => concernOf(each, dates) === concern) ||
        (concern === "reported" && reported.includes(row.personId)) ||
        (concern === "full" && row.openCount >= row.capacity),
    );
    return {
      id: row.personId,
      handle: handleOf(row.number),
      trust: row.trust,
      closed: row.closed === 1,
      languages: languagesOf(row.languageMask),
      ways: row.ways,
      postsFrom: row.postsFrom,
      capacity: row.capacity,
      open: row.openCount,
      lastLetterOn: letters.get(row.personId) ?? null,
      joinedIn: row.createdAt.slice(0, 7),
      notes: row.closed === 1 ? [] : notes,
    };
  });
}
