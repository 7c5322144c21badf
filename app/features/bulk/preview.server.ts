import { findPrisonerIds, findPrisonerRows } from "#db/repositories/desk-prisoners";
import type { Viewer } from "~/domain/access/roles";
import { dayOf } from "~/domain/dates/instants";
import { BULK_MOST, type BulkChange, type BulkRefusal } from "~/domain/desk/bulk";
import { filterOf, orderOf } from "~/features/desk/prisoners.server";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";
import { decideAll, findStarted, startBulk } from "./run.server";
import type { Selection } from "./selection";

const PART = 500;
/** Names that are shown before a deed; of more nobody would read them. */
const NAMES_SHOWN = 50;

/** Whom a choice means now, and, once it is known what shall be done, to how many it would be. */
export async function previewBulk({ db }: App, selection: Selection, change: BulkChange | null, now: Date) {
  const ids = await resolve(db, selection, now);
  if (ids.length > BULK_MOST) return { chosen: 0, tooMany: true, names: [], plan: null, seen: "" };
  const first = ids.slice(0, NAMES_SHOWN);
  const rows = new Map((await findPrisonerRows(db, first)).map((row) => [row.id, row]));
  return {
    chosen: ids.length,
    tooMany: false,
    names: first.flatMap((id) => rows.get(id)?.name ?? []),
    plan: change === null ? null : await planOf(db, ids, change, now),
    seen: marksOf(ids),
  };
}

export type BulkPreview = Awaited<ReturnType<typeof previewBulk>>;

/** `changed`: others are meant now than on the page that was looked at; nothing is done. */
export type Started = { ok: true; id: string } | { ok: false; reason: "changed" | "nobody" };

/** Does what the preview showed, to those it was shown for. */
export async function applyBulk(
  app: App,
  viewer: Viewer,
  asked: { selection: Selection; change: BulkChange; seen: string; key: string },
  now: Date,
): Promise<Started> {
  const { change, key } = asked;
  const started = await findStarted(app, viewer, change.kind, key);
  if (started) return { ok: true, id: started };
  const prisonerIds = await resolve(app.db, asked.selection, now);
  if (prisonerIds.length === 0 || prisonerIds.length > BULK_MOST) return { ok: false, reason: "nobody" };
  if (marksOf(prisonerIds) !== asked.seen) return { ok: false, reason: "changed" };
  return { ok: true, id: await startBulk(app, viewer, { change, prisonerIds, key }, now) };
}

/** One more than may be done at once tells that there are too many. */
async function resolve(db: App["db"], { all, ids, query }: Selection, now: Date): Promise<string[]> {
  if (all) return findPrisonerIds(db, filterOf(query, now), orderOf(query), BULK_MOST + 1);
  if (ids.length === 0) return [];
  const there = new Set((await findPrisonerRows(db, ids)).map((row) => row.id));
  return ids.filter((id) => there.has(id));
}

/** The same for the same people, in whatever order. */
function marksOf(ids: readonly string[]): string {
  return digest([...ids].sort().join(" "));
}

async function planOf(db: App["db"], ids: readonly string[], change: BulkChange, now: Date) {
  const refused = new Map<BulkRefusal, number>();
  let will = 0;
  for (let from = 0; from < ids.length; from += PART) {
    const verdicts = await decideAll(db, change, ids.slice(from, from + PART), dayOf(now.toISOString()));
    for (const verdict of verdicts.values()) {
      if (verdict.ok) will += 1;
      else refused.set(verdict.reason, (refused.get(verdict.reason) ?? 0) + 1);
    }
  }
  return { will, refused: [...refused].map(([reason, count]) => ({ reason, count })) };
}
