import { findAllRegions } from "#db/repositories/desk";
import {
  countFacilities,
  type FacilityFilter,
  type FacilityOrder,
  type FacilityPageRow,
  findFacilityPage,
} from "#db/repositories/desk-facilities";
import { hasAddress } from "~/domain/facilities/address-block";
import { searchKey } from "~/domain/prisoners/names";
import type { App } from "~/platform/app.server";
import { readFacilityCursor, writeFacilityCursor } from "./facility-cursor.server";
import type { FacilityQuery } from "./facility-list";

const PAGE = 50;

/** One page of the table of facilities with what stands around it. */
export async function listFacilities({ db }: App, query: FacilityQuery) {
  const filter = filterOf(query);
  const order = orderOf(query);
  const { rows, previous, next } = await findPage(db, filter, order, query);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      regime: row.regime,
      region: row.region,
      people: row.people,
      hasAddress: hasAddress(row),
      toBeConfirmed: row.toBeConfirmed === 1,
      checkedOn: row.checkedOn,
    })),
    previous: previous ? writeFacilityCursor(previous, order.by) : null,
    next: next ? writeFacilityCursor(next, order.by) : null,
    count: await countFacilities(db, filter),
    regions: await findAllRegions(db),
  };
}

export type FacilityList = Awaited<ReturnType<typeof listFacilities>>;

function filterOf({ q, show, kind, region }: FacilityQuery): FacilityFilter {
  return {
    show: show === "" ? null : show,
    kind: kind === "" ? null : kind,
    region: region === "" ? null : region,
    search: q === "" ? null : searchKey(q),
  };
}

function orderOf({ sort }: FacilityQuery): FacilityOrder {
  return { by: sort.replace("-", "") as FacilityOrder["by"], descending: sort.startsWith("-") };
}

interface Page {
  rows: FacilityPageRow[];
  previous: FacilityPageRow | undefined;
  next: FacilityPageRow | undefined;
}

/** One row more than a page tells whether there is another. What leads nowhere shows the first page. */
async function findPage(
  db: App["db"],
  filter: FacilityFilter,
  order: FacilityOrder,
  { after, before }: FacilityQuery,
): Promise<Page> {
  const later = readFacilityCursor(after, order.by);
  if (later) {
    const rows = await findFacilityPage(db, filter, order, { position: later, backwards: false }, PAGE + 1);
    if (rows.length > 0) return { ...cut(rows), previous: rows[0] };
  }
  const earlier = later ? null : readFacilityCursor(before, order.by);
  if (earlier) {
    const rows = await findFacilityPage(db, filter, order, { position: earlier, backwards: true }, PAGE + 1);
    const page = rows.slice(1);
    if (rows.length > PAGE) return { rows: page, previous: page[0], next: page.at(-1) };
  }
  return { ...cut(await findFacilityPage(db, filter, order, null, PAGE + 1)), previous: undefined };
}

function cut(rows: FacilityPageRow[]): Pick<Page, "rows" | "next"> {
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? page.at(-1) : undefined };
}
