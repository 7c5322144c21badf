import type { DateISO } from "../dates/instants";
import type { FacilityKind } from "../facilities/kinds";
import type { CatalogueItem, ItemCategory } from "./catalogue";
import { overrideOf, type ParcelOverride } from "./overrides";
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
  | "second-hand"
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

/**
 * Whether this may go into a parcel to that place. A coordinator's word on the item, or on its category, decides before
 * anything else: `lifted` lets it in, `changed` with the figure 0 keeps it out, any other `changed` is to ask. Words that
 * nobody put into the catalogue are always `ask`.
 */
export function checkItem(item: CheckedItem, { kind, overrides, day }: ContentsPlace): ContentsVerdict {
  if (!("id" in item)) return { verdict: "ask", reason: "not-in-catalogue", confidence: "M", override: null };
  const said =
    overrideOf(overrides, `item-${item.id}`, day) ?? overrideOf(overrides, `item-${item.category}`, day);
  if (said !== null) {
    const isForbidden = said.stance === "changed" && said.figure === 0;
    const verdict = said.stance === "lifted" ? "allowed" : isForbidden ? "forbidden" : "ask";
    return { verdict, reason: "override", confidence: "H", override: said };
  }
  const found = byTrait(item, kind);
  if (found.verdict === "allowed") {
    const colour = isBlack(item) ? overrideOf(overrides, "clothes-colour", day) : null;
    if (colour?.stance === "changed") {
      return { verdict: "ask", reason: "not-black", confidence: "M", override: colour };
    }
    if (kind === null) return { verdict: "ask", reason: "place-unknown", confidence: "M", override: null };
  }
  return { ...found, confidence: "M", override: null };
}

type Found = Pick<ContentsVerdict, "verdict" | "reason">;

/** Where no colony's deny-list holds: an allow-list, or no list that anybody knows. */
const listless: readonly FacilityKind[] = ["ivs", "hospital"];
/** What a remand prison's allow-list has, by category. */
const remandList: readonly ItemCategory[] = [
  "drinks",
  "sweets",
  "groceries",
  "instant-food",
  "dairy",
  "meat-fish",
  "fruit-vegetables",
  "underwear",
  "clothes",
  "warm-clothes",
  "footwear",
  "bedding",
  "hygiene",
  "stationery",
  "books",
  "tableware",
];
/** Civilian clothes are worn in settlements and, one set of them, in remand. */
const civilianWorn: readonly FacilityKind[] = ["kp", "sizo"];

function byTrait({ trait, category }: CatalogueItem, kind: FacilityKind | null): Found {
  const is = (verdict: ContentsVerdict["verdict"], reason: ContentsReason): Found => ({ verdict, reason });
  const base = (): Found => {
    if (kind !== null && listless.includes(kind)) return is("ask", "place-unknown");
    if (kind === "sizo" && !remandList.includes(category)) return is("ask", "not-in-catalogue");
    return is("allowed", trait === "shop-only" ? "shop-only" : "usual");
  };
  switch (trait) {
    case undefined:
    case "shop-only":
      return base();
    case "tin":
    case "facility-agrees":
    case "medicine":
      return is("ask", trait);
    case "prison-shop":
      return kind === "sizo" ? is("ask", trait) : base();
    case "civilian-clothes":
      return kind !== null && civilianWorn.includes(kind) ? base() : is("forbidden", trait);
    case "laces-or-metal":
      return kind === "sizo" ? is("forbidden", trait) : is("ask", trait);
    case "pencils":
      return kind === "sizo" ? is("ask", trait) : is("forbidden", trait);
    default:
      return is("forbidden", trait);
  }
}

/** Clothes that are sent in black because that is the safe colour. */
function isBlack({ category }: CatalogueItem): boolean {
  return category === "clothes" || category === "warm-clothes" || category === "underwear";
}
