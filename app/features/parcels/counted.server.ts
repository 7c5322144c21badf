import type { Tx } from "#db/connection.server";
import { findParcelFact, replaceParcelFact } from "#db/repositories/parcel-facts";
import type { Row } from "#db/schema";
import type { ParcelPerson } from "~/domain/parcels/allowance-types";
import type { App } from "~/platform/app.server";

/** What the law counts of a person when it limits parcels; health among it, so that it is kept sealed. */
export type Counted = Pick<ParcelPerson, "isLifeSentence" | "exemptions" | "medicalExtra">;

export function readCounted(app: App, { id, factEncrypted }: Row<"parcelFact">): Counted {
  return JSON.parse(app.crypto.open(factEncrypted, countedPlace(id))) as Counted;
}

/** Puts this in place of what stood; the load is locked before. */
export function replaceCounted(
  app: App,
  tx: Tx,
  prisonerId: string,
  counted: Counted,
  now: Date,
): Promise<void> {
  return replaceParcelFact(tx, prisonerId, now.toISOString(), (id) =>
    app.crypto.seal(JSON.stringify(counted), countedPlace(id)),
  );
}

/** Takes back what was noted of somebody's health, once nobody agrees any more that it is kept; the rest stands. */
export async function forgetHealth(app: App, tx: Tx, prisonerId: string, now: Date): Promise<void> {
  const row = await findParcelFact(tx, prisonerId);
  if (!row) return;
  const counted = readCounted(app, row);
  if (!tellsOfHealth(counted)) return;
  const exemptions = counted.exemptions.filter((each) => !isHealth(each));
  await replaceCounted(app, tx, prisonerId, { ...counted, medicalExtra: 0, exemptions }, now);
}

export function tellsOfHealth({ exemptions, medicalExtra }: Counted): boolean {
  return medicalExtra > 0 || exemptions.some(isHealth);
}

function isHealth({ reason }: Counted["exemptions"][number]): boolean {
  return reason !== "small-child";
}

/** Where such a sealed fact belongs. */
function countedPlace(id: number) {
  return { table: "parcelFact", column: "factEncrypted", rowId: String(id) };
}
