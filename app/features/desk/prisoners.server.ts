import { findAllRegions } from "#db/repositories/desk";
import {
  countPrisoners,
  findPrisonerPage,
  type PrisonerFilter,
  type PrisonerOrder,
  type PrisonerPageRow,
} from "#db/repositories/desk-prisoners";
import { findFacility } from "#db/repositories/facilities";
import { daysAlone } from "~/domain/balance/alone";
import { loadBand, RANK_AT_TARGET } from "~/domain/balance/load";
import { dayOf, daysFromTo } from "~/domain/dates/instants";
import { concernDates, SILENT_FROM_LETTERS } from "~/domain/desk/concerns";
import { shortFacilityName } from "~/domain/facilities/short-name";
import { endedStatuses } from "~/domain/prisoners/custody";
import { searchKey } from "~/domain/prisoners/names";
import type { App } from "~/platform/app.server";
import { readCursor, writeCursor } from "./cursor.server";
import type { ListQuery } from "./prisoner-list";

const PAGE = 50;

/** One page of the table with what stands around it: how many there are, the way on and back, the regions. */
export async function listPrisoners({ db }: App, query: ListQuery, now: Date) {
  const filter = filterOf(query, now);
  const order = orderOf(query);
  const { rows, previous, next } = await findPage(db, filter, order, query);
  const facility = query.facility === "" ? undefined : await findFacility(db, query.facility);
  const count = await countPrisoners(db, filter);
  return {
    rows: rows.map((row) => shown(row, filter)),
    previous: previous ? writeCursor(previous, order.by) : null,
    next: next ? writeCursor(next, order.by) : null,
    count,
    elsewhere: await countElsewhere(db, query, filter, count),
    regions: await findAllRegions(db),
    facilityName: facility ? shortFacilityName(facility.name) : null,
  };
}

/** A name may belong to somebody released or dead: how many more the same search finds among those. */
async function countElsewhere(
  db: App["db"],
  { q, status }: ListQuery,
  filter: PrisonerFilter,
  count: number,
): Promise<number> {
  if (q === "" || status !== "held") return 0;
  return (await countPrisoners(db, { ...filter, except: [] })) - count;
}

export type PrisonerList = Awaited<ReturnType<typeof listPrisoners>>;
export type PrisonerRow = PrisonerList["rows"][number];

export function filterOf(query: Pick<ListQuery, "show" | "status" | "region" | "facility" | "q">, now: Date) {
  const oneStatus = query.status === "held" || query.status === "all" ? null : query.status;
  return {
    concern: query.show === "" ? null : query.show,
    dates: concernDates(now.toISOString()),
    silentLetters: SILENT_FROM_LETTERS,
    status: oneStatus,
    except: query.status === "held" ? endedStatuses : [],
    region: query.region === "" ? null : query.region,
    facilityId: query.facility === "" ? null : query.facility,
    search: query.q === "" ? null : searchKey(query.q),
  } satisfies PrisonerFilter;
}

export function orderOf({ sort }: ListQuery): PrisonerOrder {
  return { by: sort.replace("-", "") as PrisonerOrder["by"], descending: sort.startsWith("-") };
}

interface Page {
  rows: PrisonerPageRow[];
  /** Rows that the neighbouring pages begin from. */
  previous: PrisonerPageRow | undefined;
  next: PrisonerPageRow | undefined;
}

/** One row more than a page tells whether there is another. What leads nowhere shows the first page. */
async function findPage(
  db: App["db"],
  filter: PrisonerFilter,
  order: PrisonerOrder,
  { after, before }: ListQuery,
): Promise<Page> {
  const later = readCursor(after, order.by);
  if (later) {
    const rows = await findPrisonerPage(db, filter, order, { position: later, backwards: false }, PAGE + 1);
    if (rows.length > 0) return { ...cut(rows), previous: rows[0] };
  }
  const earlier = later ? null : readCursor(before, order.by);
  if (earlier) {
    const rows = await findPrisonerPage(db, filter, order, { position: earlier, backwards: true }, PAGE + 1);
    const page = rows.slice(1);
    if (rows.length > PAGE) return { rows: page, previous: page[0], next: page.at(-1) };
  }
  return { ...cut(await findPrisonerPage(db, filter, order, null, PAGE + 1)), previous: undefined };
}

function cut(rows: PrisonerPageRow[]): Pick<Page, "rows" | "next"> {
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? page.at(-1) : undefined };
}

/** Exactly what a line of the table shows; `load` is the stored load as a multiple of the target. */
export function shown(row: PrisonerPageRow, { dates }: PrisonerFilter) {
  const confirmed = row.confirmedOn !== null && row.confirmedOn >= dates.confirmedSince && !row.toBeConfirmed;
  return {
    id: row.id,
    name: row.name,
    nameLatin: row.nameLatin,
    status: row.status,
    open: row.open === 1,
    writers: row.writers,
    /** More places are taken than the cap allows. */
    overCap: row.seatsTaken > row.cap || row.seatsProvisional > row.cap,
    band: loadBand(row.writers),
    load: row.loadRank / RANK_AT_TARGET,
    lastLetterOn: row.lastLetterOn === "" ? null : row.lastLetterOn,
    /** Days without a living writer; null while there is one, or where letters may not be written. */
    alone: row.open === 1 ? daysAlone(row.aloneSince, dayOf(dates.now)) : null,
    confirmed,
    /** The day the address was last confirmed; null when it never was, or has to be anew. */
    confirmedOn: row.toBeConfirmed ? null : row.confirmedOn,
    /** Whole days since the address was last confirmed; null when it never was, or has to be anew. */
    confirmedDaysAgo:
      row.confirmedOn === null || row.toBeConfirmed ? null : daysFromTo(row.confirmedOn, dayOf(dates.now)),
    facility:
      row.facilityId === null
        ? null
        : { id: row.facilityId, name: shortFacilityName(row.facilityName ?? "") },
    region: row.region,
  };
}
