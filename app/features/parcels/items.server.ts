import { deleteItem, findItem, insertItem } from "#db/repositories/parcel-items";
import { holdParcel } from "#db/repositories/parcels";
import type { Viewer } from "~/domain/access/roles";
import { type ContentsReason, checkItem } from "~/domain/parcels/contents";
import { recordDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { inCourse } from "./course.server";
import type { ParcelCase } from "./facts.server";

export interface ItemForm {
  text: string;
  wanted: number;
  /** Of one piece. */
  grams: number;
  key: string;
}

export type ItemAdded =
  | { ok: true }
  | { ok: false; reason: "not-found" | "not-now" }
  | { ok: false; reason: "forbidden"; because: ContentsReason };

/** Puts a thing on the list of a planned parcel; what the place forbids is refused. The same form twice is one. */
export async function addItem(
  app: App,
  viewer: Viewer,
  parcelId: string,
  { text, wanted, grams, key }: ItemForm,
  now: Date,
): Promise<ItemAdded> {
  return refusable(() =>
    inCourse<ItemAdded>(app, viewer, parcelId, now, async (tx, found, row) => {
      const sent = { purpose: `parcel item ${parcelId}`, personId: viewer.personId, key };
      await once(tx, sent, now, async () => {
        if (!(await holdParcel(tx, parcelId, ["planned"])))
          throw new Refused({ ok: false, reason: "not-now" });
        const verdict = checkItem({ text }, placeOf(found, row.plannedOn));
        if (verdict.verdict === "forbidden") {
          throw new Refused({ ok: false, reason: "forbidden", because: verdict.reason });
        }
        await insertItem(tx, { parcelId, code: null, wanted, grams }, (id) =>
          app.crypto.seal(text, itemPlace(id)),
        );
        await recordDeed(tx, viewer, { action: "parcel-item-added", prisonerId: row.prisonerId }, now);
        return "";
      });
      return { ok: true };
    }),
  );
}

/** Takes a thing off the list, as long as nobody brings any of it. Twice is no mistake. */
export async function removeItem(
  app: App,
  viewer: Viewer,
  { parcelId, itemId }: { parcelId: string; itemId: number },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "not-now" | "promised" }> {
  return inCourse<{ ok: true } | { ok: false; reason: "not-now" | "promised" }>(
    app,
    viewer,
    parcelId,
    now,
    async (tx, _found, row) => {
      if (!(await holdParcel(tx, parcelId, ["planned"]))) return { ok: false, reason: "not-now" };
      if (!(await findItem(tx, parcelId, itemId))) return { ok: true };
      if (!(await deleteItem(tx, parcelId, itemId))) return { ok: false, reason: "promised" };
      await recordDeed(tx, viewer, { action: "parcel-item-removed", prisonerId: row.prisonerId }, now);
      return { ok: true };
    },
  );
}

/** Where it goes and when it would arrive, for the check of what is inside. */
export function placeOf({ stay, facts }: Pick<ParcelCase, "stay" | "facts">, plannedOn: string | null) {
  return { kind: stay?.kind ?? null, overrides: facts.overrides, day: plannedOn ?? facts.today };
}

/** Where the sealed text of a thing belongs. */
export function itemPlace(id: number) {
  return { table: "parcelItem", column: "textEncrypted", rowId: String(id) };
}
