import type { PartialDate } from "../dates/partial-date";

/** By post up to 20 kg, handed in at the window, or by post up to 5 kg. Terms: domain.md §1. */
export const parcelKinds = ["parcel", "delivery", "packet"] as const;
export type ParcelKind = (typeof parcelKinds)[number];

export const parcelStates = ["planned", "packed", "sent", "accepted", "refused", "returned"] as const;
export type ParcelState = (typeof parcelStates)[number];

/** Whose parcel it is; everybody's count against the same allowance. */
export const parcelSenders = ["family", "circle", "volunteers", "other-group"] as const;
export type ParcelSender = (typeof parcelSenders)[number];

/** What it is for. The family's own parcels have no other purpose. */
export const parcelPurposes = ["family", "warm", "food", "celebration"] as const;
export type ParcelPurpose = (typeof parcelPurposes)[number];

export const refusalReasons = [
  "over-limit",
  "over-weight",
  "forbidden-item",
  "sanction",
  "not-there",
  "quarantine",
  "other",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** One line of a prisoner's parcel ledger. Source: parcels.md, The ledger. */
export interface LedgerEntry {
  id: string;
  kind: ParcelKind;
  state: ParcelState;
  who: ParcelSender;
  /** Null: nobody has said, as of most parcels that another group sent. */
  purpose: ParcelPurpose | null;
  /**
   * The day it counts on: expected to arrive while it is planned, packed or sent, accepted on once it is. As exactly
   * as known: "accepted, February 2026" is a month.
   */
  on: PartialDate;
  /** Estimated, then weighed; null: unknown. */
  grams: number | null;
  /** Medicines under a medical opinion, books straight from a shop: they use no slot. Source: domain.md §2. */
  isOutsideCount: boolean;
}

/** What an entry does to the allowance: a held slot is promised, a used one is gone, a freed one can be had again. */
export type SlotUse = "holds" | "uses" | "frees";

const slotUses: Readonly<Record<ParcelState, SlotUse>> = {
  planned: "holds",
  packed: "holds",
  sent: "holds",
  accepted: "uses",
  refused: "frees",
  returned: "frees",
};

/** What an entry in this state does to the allowance. */
export function slotUseOf(state: ParcelState): SlotUse {
  return slotUses[state];
}

const nextStates: Readonly<Record<ParcelState, readonly ParcelState[]>> = {
  planned: ["packed", "sent"],
  packed: ["sent", "planned"],
  sent: ["accepted", "refused", "returned"],
  accepted: [],
  refused: ["returned"],
  returned: [],
};

/** The states an entry may go to from here. Taking a step back is correcting, and the caller's to allow. */
export function statesAfter(state: ParcelState): readonly ParcelState[] {
  return nextStates[state];
}

/** Whether a plan may still move it: only what is planned and not the family's or another group's. */
export function isMovable({ kind, state, who }: Pick<LedgerEntry, "kind" | "state" | "who">): boolean {
  return kind === "parcel" && state === "planned" && (who === "volunteers" || who === "circle");
}
