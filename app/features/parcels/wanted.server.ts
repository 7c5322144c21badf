import { findFollowed } from "#db/repositories/family-links";
import { findWanted, insertWanted, voidWanted } from "#db/repositories/wanted-things";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { type ContentsReason, checkItem } from "~/domain/parcels/contents";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { checkedOf, type Named } from "./item-text";
import { placeOf, THINGS_MOST } from "./items.server";
import { lockCase } from "./plan-entry.server";

/** A thing a family asks for, and how many of it. */
export type Wanted = Named & { pieces: number };

export type WantedAdded =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "list-full" }
  | { ok: false; reason: "forbidden"; because: ContentsReason };

/** Notes what a relative asks for; what the place keeps out is refused with its reason. The same form twice is one. */
export async function askForThing(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { key, ...wanted }: Wanted & { key: string },
  now: Date,
): Promise<WantedAdded> {
  return refusable(() =>
    retrying(app.db, async (tx): Promise<WantedAdded> => {
      if (!(await findFollowed(tx, viewer.personId, prisonerId))) return { ok: false, reason: "not-found" };
      const sent = { purpose: `wanted ${prisonerId}`, personId: viewer.personId, key };
      await once(tx, sent, now, async () => {
        const found = await lockCase(app, tx, prisonerId, now);
        if (!found) throw new Refused({ ok: false, reason: "not-found" });
        const { verdict, reason } = checkItem(checkedOf(wanted), placeOf(found, null));
        if (verdict === "forbidden") throw new Refused({ ok: false, reason: "forbidden", because: reason });
        if ((await findWanted(tx, prisonerId)).length >= THINGS_MOST)
          throw new Refused({ ok: false, reason: "list-full" });
        const row = { prisonerId, recordedAt: now.toISOString(), voidedAt: null };
        await insertWanted(tx, row, (id) => app.crypto.seal(JSON.stringify(wanted), wantedPlace(id)));
        return "";
      });
      return { ok: true };
    }),
  );
}

/** Takes a wish back. Twice is no mistake. */
export async function dropThing(
  app: App,
  viewer: Viewer,
  which: { prisonerId: string; id: number },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  return retrying(app.db, async (tx) => {
    if (!(await findFollowed(tx, viewer.personId, which.prisonerId)))
      return { ok: false, reason: "not-found" };
    await voidWanted(tx, which, now.toISOString());
    return { ok: true };
  });
}

/** What is wanted, opened. The caller has made sure that a relative of theirs or the desk asks. */
export async function openWanted(app: App, prisonerId: string): Promise<(Wanted & { id: number })[]> {
  return (await findWanted(app.db, prisonerId)).map((row) => ({ id: row.id, ...open(app, row) }));
}

function open(app: App, { id, thingEncrypted }: Row<"wantedThing">): Wanted {
  return JSON.parse(app.crypto.open(thingEncrypted, wantedPlace(id))) as Wanted;
}

function wantedPlace(id: number) {
  return { table: "wantedThing", column: "thingEncrypted", rowId: String(id) };
}
