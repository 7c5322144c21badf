import { findOpenPledges } from "#db/repositories/item-pledges";
import { findItems } from "#db/repositories/parcel-items";
import type { Row } from "#db/schema";
import { checkItem } from "~/domain/parcels/contents";
import type { App } from "~/platform/app.server";
import type { ParcelCase } from "./facts.server";
import { checkedOf } from "./item-text";
import { itemPlace, placeOf } from "./items.server";

/** What goes into a parcel, opened and checked; `mine`: pieces that this person brings. */
export async function openItems(app: App, found: ParcelCase, row: Row<"parcel">, personId: string | null) {
  const items = await findItems(app.db, [row.id]);
  const pledges = await findOpenPledges(app.db, row.id);
  const place = placeOf(found, row.plannedOn);
  return items.map(({ id, code, textEncrypted, wanted, pledged, grams }) => {
    const text = textEncrypted === null ? "" : app.crypto.open(textEncrypted, itemPlace(id));
    const { verdict, reason } = checkItem(checkedOf({ code, text }), place);
    const mine = pledges.find((each) => each.itemId === id && each.personId === personId)?.pieces ?? 0;
    return { id, code, text, wanted, left: wanted - pledged, grams, mine, verdict, reason };
  });
}

export type OpenItem = Awaited<ReturnType<typeof openItems>>[number];
