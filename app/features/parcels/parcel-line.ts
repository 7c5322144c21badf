import type { Row } from "#db/schema";
import { dayAfter } from "~/domain/dates/instants";
import { shortFacilityName } from "~/domain/facilities/short-name";
import type { ParcelCase } from "./facts.server";
import { gramsOf } from "./ledger";

/** What every page says of an entry first: for whom, where to, what for, and by when. */
export function lineOf({ prisoner, stay, facts }: ParcelCase, row: Row<"parcel">) {
  const days = row.kind === "delivery" ? 0 : (facts.parcelDays ?? facts.rules.usualParcelDays);
  return {
    id: row.id,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    place: stay?.facilityName ? shortFacilityName(stay.facilityName) : null,
    region: stay?.region ?? null,
    kind: row.kind,
    state: row.state,
    purpose: row.purpose,
    plannedOn: row.plannedOn,
    sendBy: row.plannedOn === null ? null : dayAfter(row.plannedOn, -days),
    grams: gramsOf(row),
  };
}
