import { type AuditFilter, type AuditRow, countAuditOf, findAuditPage } from "#db/repositories/audit-pages";
import type { Viewer } from "~/domain/access/roles";
import { dayAfter, startOfDay } from "~/domain/dates/instants";
import { deeds } from "~/domain/desk/deeds";
import { handleOf, numberOf } from "~/domain/desk/volunteer-handle";
import type { App } from "~/platform/app.server";
import type { AuditQuery } from "./audit-list";
import { isByServer, recordDeed } from "./record.server";

const PAGE = 50;

/** One page of what coordinators and admins did, newest first. That it was read stays in the record as well. */
export async function readAudit(app: App, viewer: Viewer, query: AuditQuery, now: Date) {
  const { older, newer } = query;
  const from =
    older > 0 ? { id: older, backwards: false } : newer > 0 ? { id: newer, backwards: true } : null;
  const filter = auditFilter(query);
  const found = await findAuditPage(app.db, filter, from, PAGE + 1);
  const hasMore = found.length > PAGE;
  const page = from?.backwards ? found.slice(-PAGE) : found.slice(0, PAGE);
  const count = await countAuditOf(app.db, filter);
  await recordDeed(app.db, viewer, { action: "audit-read" }, now);
  return {
    rows: page.map(shownDeed),
    count,
    newer: from !== null && (!from.backwards || hasMore) ? (page[0]?.id ?? null) : null,
    older: (from?.backwards ?? hasMore) ? (page.at(-1)?.id ?? null) : null,
  };
}

export type AuditPage = Awaited<ReturnType<typeof readAudit>>;
export type ShownDeed = AuditPage["rows"][number];

/** The question of an address as the record is asked it. A name nobody can have finds nothing. */
export function auditFilter({ who, deed, day }: AuditQuery): AuditFilter {
  return {
    number: who === "" ? null : (numberOf(who.split(/\s+/).at(-1) ?? "") ?? 0),
    action: deed === "" ? null : deed,
    between: day === "" ? null : { from: startOfDay(day), until: startOfDay(dayAfter(day, 1)) },
  };
}

/** A deed without its content: who by a short name, and what kind of thing it was about. */
export function shownDeed(row: AuditRow) {
  return {
    id: row.id,
    deed: deeds.find((each) => each === row.action) ?? null,
    at: row.recordedAt,
    who: row.doerNumber === null ? null : handleOf(row.doerNumber),
    byServer: isByServer(row),
    about: aboutOf(row),
  };
}

function aboutOf({ prisonerId, facilityId, subjectId, subjectNumber }: AuditRow) {
  if (subjectId !== null && subjectNumber !== null)
    return { kind: "account", id: subjectId, handle: handleOf(subjectNumber) } as const;
  if (prisonerId !== null) return { kind: "prisoner", id: prisonerId, handle: "" } as const;
  if (facilityId !== null) return { kind: "facility", id: facilityId, handle: "" } as const;
  return null;
}
