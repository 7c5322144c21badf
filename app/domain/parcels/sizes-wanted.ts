import { type SizeKind, sizeKinds } from "../family/sizes";
import { findCatalogueItem, type ItemCategory } from "./catalogue";
import type { ParcelPurpose } from "./ledger";

const worn: readonly ItemCategory[] = ["underwear", "clothes", "warm-clothes", "footwear"];
/** What one measures for a thing to wear, where it is less than for a whole set. */
const measures: Readonly<Record<string, readonly SizeKind[]>> = {
  ...{ "t-shirt-black": ["chest", "height"], "shirt-coloured": ["chest", "height"] },
  ...{ jumper: ["chest", "height"], vest: ["chest", "height"] },
  ...{ pants: ["waist"], belt: ["waist"], jeans: ["waist", "height"] },
  ...{ socks: ["shoe"], "socks-wool": ["shoe"], insoles: ["shoe"] },
  ...{ "hat-black": ["head"], gloves: ["glove"], mittens: ["glove"], scarf: [], "neck-tube": [] },
};
const wholeSet: readonly SizeKind[] = ["chest", "height", "waist"];

/** The sizes that whoever brings a thing of the catalogue must know; none for one in somebody's own words. */
export function sizesFor(code: string | null): readonly SizeKind[] {
  const item = findCatalogueItem(code);
  if (item === undefined || !worn.includes(item.category)) return [];
  return measures[item.id] ?? (item.category === "footwear" ? ["shoe"] : wholeSet);
}

/** The same for whoever packs: those of every thing on the list, and all of them where warm things are planned. */
export function sizesForPacking(
  purpose: ParcelPurpose | null,
  codes: readonly (string | null)[],
): readonly SizeKind[] {
  return purpose === "warm" ? sizeKinds : codes.flatMap((code) => sizesFor(code));
}
