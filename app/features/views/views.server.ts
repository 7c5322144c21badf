import { inTransaction } from "#db/connection.server";
import {
  deleteViewsRemovedBefore,
  findView,
  findViews,
  insertView,
  renameView,
  setViewRemoved,
} from "#db/repositories/desk-views";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { type ListQuery, listFields, parseListQuery } from "~/features/desk/prisoner-list";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";

/** More names than this nobody finds again. */
const VIEWS_MOST = 30;
const UNDO_DAYS = 7;

/** The desk's own views, shared by everybody at it. */
export async function listViews(app: App) {
  return (await findViews(app.db)).map((row) => ({
    id: row.id,
    name: nameOf(app, row),
    query: parseListQuery(new URLSearchParams(row.query)),
  }));
}

/** One view; null when there is none or it was removed. */
export async function readView(app: App, id: string) {
  const row = await findView(app.db, id);
  return row && row.removedAt === null ? { id, name: nameOf(app, row) } : null;
}

export type ViewSaved = { ok: true } | { ok: false; reason: "too-many" | "name-taken" };

/** Gives what the table is asked for a name. The same form twice makes one view. */
export async function saveView(
  app: App,
  viewer: Viewer,
  { name, query, key }: { name: string; query: ListQuery; key: string },
  now: Date,
): Promise<ViewSaved> {
  const form = { purpose: "view", personId: viewer.personId, key };
  return refusable<ViewSaved>(() =>
    inTransaction(app.db, async (tx) => {
      await once(tx, form, now, async () => {
        const views = await findViews(tx);
        if (views.some((row) => isSame(nameOf(app, row), name))) {
          throw new Refused<ViewSaved>({ ok: false, reason: "name-taken" });
        }
        if (views.length >= VIEWS_MOST) throw new Refused<ViewSaved>({ ok: false, reason: "too-many" });
        const id = randomId();
        const createdAt = now.toISOString();
        const asked = new URLSearchParams(listFields(query)).toString();
        const nameEncrypted = app.crypto.seal(name, placeOf(id));
        await insertView(tx, { id, nameEncrypted, query: asked, createdAt, removedAt: null });
        return id;
      });
      return { ok: true };
    }),
  );
}

export async function changeViewName(
  app: App,
  id: string,
  name: string,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "name-taken" }> {
  return inTransaction(app.db, async (tx) => {
    const others = (await findViews(tx)).filter((row) => row.id !== id);
    if (others.some((row) => isSame(nameOf(app, row), name))) return { ok: false, reason: "name-taken" };
    const renamed = await renameView(tx, id, app.crypto.seal(name, placeOf(id)));
    return renamed ? { ok: true } : { ok: false, reason: "not-found" };
  });
}

/** Removes a view; it can be brought back for a week. False: there is none. */
export async function removeView(app: App, id: string, now: Date): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    const before = new Date(now.getTime() - UNDO_DAYS * 86_400_000).toISOString();
    await deleteViewsRemovedBefore(tx, before);
    return setViewRemoved(tx, id, now.toISOString());
  });
}

export async function restoreView(app: App, id: string): Promise<boolean> {
  return setViewRemoved(app.db, id, null);
}

function nameOf(app: App, { id, nameEncrypted }: Row<"deskView">): string {
  return app.crypto.open(nameEncrypted, placeOf(id));
}

function placeOf(id: string) {
  return { table: "deskView", column: "nameEncrypted", rowId: id };
}

function isSame(one: string, two: string): boolean {
  return one.toLocaleLowerCase("ru") === two.toLocaleLowerCase("ru");
}
