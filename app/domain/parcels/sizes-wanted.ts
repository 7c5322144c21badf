import { findCatalogueItem, type ItemCategory } from "./catalogue";
import type { ParcelPurpose } from "./ledger";

const worn: readonly ItemCategory[] = ["underwear", "clothes", "warm-clothes", "footwear"];

/** Whether somebody who brings or packs this must know sizes: warm things are planned, or something to wear is on the list. */
export function wantsSizes(purpose: ParcelPurpose | null, codes: readonly (string | null)[]): boolean {
  if (purpose === "warm") return true;
  return codes.some((code) => worn.some((each) => each === findCatalogueItem(code)?.category));
}
