import type { Tx } from "#db/connection.server";
import { deleteItem, findItem, findItems, insertItem } from "#db/repositories/parcel-items";
import { holdParcel, updateParcel } from "#db/repositories/parcels";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { findCatalogueItem } from "~/domain/parcels/catalogue";
import { type ContentsReason, checkItem } from "~/domain/parcels/contents";
import { listGrams } from "~/domain/parcels/packing-list";
import { recordStaffDeed } from "~/features/audit/record.server";
import { StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { inCourse } from "./course.server";
import type { ParcelCase } from "./facts.server";
import { checkedOf } from "./item-text";
import { overWeight } from "./over-weight";

/** Things on one list: more than any parcel holds, and few enough to open them all for a page. */
export const THINGS_MOST = 100;

export interface ItemForm {
  /** Of the catalogue; without one it is what the text says. */
  code?: string | null;
  /** What it is, or the size of what the code says. */
  text: string;
  wanted: number;
  /** Of one piece; null: as the catalogue has it. */
  grams: number | null;
  key: string;
}

export type ItemAdded =
  | { ok: true }
  | { ok: false; reason: "not-found" | "not-now" }
  | { ok: false; reason: "list-full" }
  | { ok: false; reason: "forbidden"; because: ContentsReason }
  | { ok: false; reason: "over-weight"; grams: number; mostGrams: number };

/**
 * Puts a thing on the list of a planned parcel. What the place forbids is refused, and so is what makes the list heavier
 * than the parcel may be; a list heavier than was guessed raises the guess. The same form twice is one.
 */
export async function addItem(
  app: App,
  viewer: Viewer,
  parcelId: string,
  form: ItemForm,
  now: Date,
): Promise<ItemAdded> {
  const { text, wanted, key } = form;
  const code = findCatalogueItem(form.code ?? null)?.id ?? null;
  const grams = form.grams ?? findCatalogueItem(code)?.grams ?? 0;
  return refusable(() =>
    inCourse<ItemAdded>(app, viewer, parcelId, now, async (tx, found, row) => {
      const sent = { purpose: `parcel item ${parcelId}`, personId: viewer.personId, key };
      await once(tx, sent, now, async () => {
        if (!(await holdParcel(tx, parcelId, ["planned"])))
          throw new Refused({ ok: false, reason: "not-now" });
        const verdict = checkItem(checkedOf({ code, text }), placeOf(found, row.plannedOn));
        if (verdict.verdict === "forbidden") {
          throw new Refused({ ok: false, reason: "forbidden", because: verdict.reason });
        }
        await weigh(tx, found, row, { wanted, grams }, now);
        await insertItem(tx, { parcelId, code, wanted, grams }, (id) =>
          text === "" ? null : app.crypto.seal(text, itemPlace(id)),
        );
        const { prisonerId } = row;
        await recordStaffDeed(tx, viewer, { action: "parcel-item-added", prisonerId }, now);
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
      const { prisonerId } = row;
      await recordStaffDeed(tx, viewer, { action: "parcel-item-removed", prisonerId }, now);
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

/** Refuses a list that has grown too long or too heavy, and raises what the parcel was thought to weigh. */
async function weigh(
  tx: Tx,
  found: ParcelCase,
  row: Row<"parcel">,
  added: { wanted: number; grams: number },
  now: Date,
): Promise<void> {
  const items = await findItems(tx, [row.id]);
  if (items.length >= THINGS_MOST) throw new Refused({ ok: false, reason: "list-full" });
  const grams = listGrams([...items, added].map((item) => ({ pieces: item.wanted, grams: item.grams })));
  const over = overWeight(found, row, grams);
  if (over) throw new Refused({ ok: false, reason: "over-weight", ...over });
  if (row.estimatedGrams === null || grams <= row.estimatedGrams) return;
  const change = { estimatedGrams: grams, changedAt: now.toISOString() };
  if (!(await updateParcel(tx, row, change))) throw new StaleRow();
}
