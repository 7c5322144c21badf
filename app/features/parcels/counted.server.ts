import type { Row } from "#db/schema";
import type { ParcelPerson } from "~/domain/parcels/allowance-types";
import type { App } from "~/platform/app.server";

/** What the law counts of a person when it limits parcels; health among it, so that it is kept sealed. */
export type Counted = Pick<ParcelPerson, "isLifeSentence" | "exemptions" | "medicalExtra">;

export function readCounted(app: App, { id, factEncrypted }: Row<"parcelFact">): Counted {
  return JSON.parse(app.crypto.open(factEncrypted, countedPlace(id))) as Counted;
}

/** Where such a sealed fact belongs. */
export function countedPlace(id: number) {
  return { table: "parcelFact", column: "factEncrypted", rowId: String(id) };
}
