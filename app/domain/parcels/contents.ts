import type { DateISO } from "../dates/instants";
import type { FacilityKind } from "../facilities/kinds";
import type { CatalogueItem } from "./catalogue";
import type { ParcelOverride } from "./overrides";
import type { Confidence } from "./rules";

export type ContentsReason =
  | "usual"
  | "not-in-catalogue"
  | "needs-cooking"
  | "home-preserved"
  | "alcohol"
  | "yeast"
  | "weapon"
  | "valuables"
  | "optics"
  | "electronics"
  | "map"
  | "playing-cards"
  | "military-looking"
  | "medicine"
  | "container"
  | "tin"
  | "pencils"
  | "not-black"
  | "civilian-clothes"
  | "laces-or-metal"
  | "perishable"
  | "prison-shop"
  | "shop-only"
  | "facility-agrees"
  | "place-unknown"
  | "override";

/** Whether a thing may go in; the officer at the window decides in the end. Source: domain.md §3. */
export interface ContentsVerdict {
  verdict: "allowed" | "forbidden" | "ask";
  reason: ContentsReason;
  confidence: Confidence;
  /** The word of a coordinator that decided, where one did. */
  override: ParcelOverride | null;
}

/** Where it would go, and when it would arrive. */
export interface ContentsPlace {
  kind: FacilityKind | null;
  overrides: readonly ParcelOverride[];
  day: DateISO;
}

/** A row of the catalogue, or the words of somebody who found no row. */
export type CheckedItem = CatalogueItem | { text: string };

/** Whether this may go into a parcel to that place. Words nobody put into the catalogue are always `ask`. */
export function checkItem(item: CheckedItem, _place: ContentsPlace): ContentsVerdict {
  const isKnown = "id" in item;
  return {
    verdict: isKnown && item.category !== "never" ? "allowed" : "ask",
    reason: isKnown ? "usual" : "not-in-catalogue",
    confidence: "M",
    override: null,
  };
}
