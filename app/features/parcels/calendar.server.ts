import { findPledgesOf } from "#db/repositories/item-pledges";
import { findPackingsOf } from "#db/repositories/parcel-packers";
import { findLedger, findParcelsByIds } from "#db/repositories/parcels";
import type { Row } from "#db/schema";
import type { Language, Viewer } from "~/domain/access/roles";
import { type DateISO, dayAfter } from "~/domain/dates/instants";
import { type CalendarEvent, calendarFile, uidOf } from "~/domain/parcels/calendar";
import { russia } from "~/domain/parcels/countries/ru";
import { translatorFor } from "~/i18n/dictionaries.server";
import type { App } from "~/platform/app.server";
import { todayOf } from "./facts.server";
import { mayPlanFor } from "./plan-entry.server";

type Parcel = Row<"parcel">;
interface Asked {
  viewer: Viewer;
  language: Language;
  now: Date;
}

/** Days after its own for which an entry stays in the file, a cancelled one too, so that calendars hear of it. */
const STAYS_DAYS = 60;
const over: readonly Parcel["state"][] = ["cancelled", "refused", "returned"];

/**
 * The parcels of one prisoner as a calendar, for a relative and the desk; null for everybody else. Nobody's name, place or
 * address stands in it: a seized phone shows days and the word "parcel".
 */
export async function ledgerCalendar(app: App, prisonerId: string, asked: Asked): Promise<string | null> {
  if (!(await mayPlanFor(app.db, asked.viewer, prisonerId))) return null;
  const rows = await findLedger(app.db, prisonerId);
  return fileOf(app, rows, new Map(), asked);
}

/** What a volunteer brings to and packs, on the days it must go; what was handed back stays as cancelled. */
export async function ownCalendar(app: App, asked: Asked): Promise<string> {
  const { personId } = asked.viewer;
  const parts = [...(await findPledgesOf(app.db, personId)), ...(await findPackingsOf(app.db, personId))];
  const own = new Map<string, Part>();
  for (const { parcelId, endedAt, endedReason } of parts) {
    const { isKept, turns } = own.get(parcelId) ?? { isKept: false, turns: 0 };
    const isStill = endedAt === null || endedReason === "done";
    own.set(parcelId, { isKept: isKept || isStill, turns: turns + (endedAt === null ? 1 : 2) });
  }
  return fileOf(app, await findParcelsByIds(app.db, [...own.keys()]), own, asked);
}

/** Somebody's part in a parcel; `turns` grows with every promise, and with every one that ends. */
interface Part {
  isKept: boolean;
  turns: number;
}

function fileOf(
  app: App,
  rows: readonly Parcel[],
  parts: ReadonlyMap<string, Part>,
  { viewer, language, now }: Asked,
): string {
  const t = translatorFor(language);
  const since = dayAfter(todayOf(now), -STAYS_DAYS);
  const events = rows.flatMap((row): CalendarEvent[] => {
    const on = dayOf(row, viewer);
    if (on === null || on < since) return [];
    const part = parts.get(row.id);
    const isCancelled = over.includes(row.state) || part?.isKept === false;
    const summary = t(
      viewer.role === "volunteer" && row.sentOn === null ? "calendar.send" : "calendar.arrives",
    );
    return [
      {
        uid: uidOf(markOf(app, viewer, row)),
        sequence: row.rowVersion + (part?.turns ?? 0),
        ...{ on, summary, isCancelled, description: "" },
      },
    ];
  });
  return calendarFile(events, t("calendar.name"), now.toISOString());
}

/** The day somebody does something: volunteers send by it, families and the desk expect it. */
function dayOf({ kind, plannedOn, sentOn }: Parcel, { role }: Viewer): DateISO | null {
  if (plannedOn === null || role !== "volunteer" || sentOn !== null || kind === "delivery") return plannedOn;
  return dayAfter(plannedOn, -russia.usualParcelDays);
}

/** An identity that stays, differs for everybody who has the file, and leads to no row without the installation's key. */
function markOf(app: App, { personId }: Viewer, { id }: Parcel): string {
  return app.crypto.lastingIndex("calendar", `${personId}|${id}`);
}
