import type { Row } from "#db/schema";
import type { ParcelFacts } from "~/domain/parcels/allowance-types";
import type { LedgerEntry, ParcelState } from "~/domain/parcels/ledger";

type Parcel = Row<"parcel">;

/** The stored entries as the rules read them; what was cancelled is none. */
export function asLedger(rows: readonly Parcel[]): LedgerEntry[] {
  return rows.flatMap((row) => {
    const { id, kind, who, purpose, state } = row;
    if (state === "cancelled") return [];
    const isOutsideCount = row.outsideCount === 1;
    return [{ id, kind, state, who, purpose, on: dayOfEntry(row), grams: gramsOf(row), isOutsideCount }];
  });
}

/** The day an entry counts on, as exactly as it is known. */
export function dayOfEntry({ state, plannedOn, endedOn, endedPrecision }: Parcel): LedgerEntry["on"] {
  if (state === "accepted")
    return { date: endedOn, precision: endedOn === null ? "unknown" : endedPrecision };
  return { date: plannedOn, precision: plannedOn === null ? "unknown" : "day" };
}

/** Weighed, or estimated while nobody weighed it. */
export function gramsOf({ weighedGrams, estimatedGrams }: Parcel): number | null {
  return weighedGrams ?? estimatedGrams;
}

/** The same facts as if this entry were not there: what it is asked about must not stand in its own way. */
export function withoutEntry(facts: ParcelFacts, id: string): ParcelFacts {
  return { ...facts, ledger: facts.ledger.filter((each) => each.id !== id) };
}

/** An entry that was only told of once it was over, and never planned here. */
export function isToldOf({ plannedOn }: Pick<Parcel, "plannedOn">): boolean {
  return plannedOn === null;
}

/** The state an entry has by the days noted of it, before it ended. */
export function openStateOf({ packedOn, sentOn }: Pick<Parcel, "packedOn" | "sentOn">): ParcelState {
  if (sentOn !== null) return "sent";
  return packedOn === null ? "planned" : "packed";
}
