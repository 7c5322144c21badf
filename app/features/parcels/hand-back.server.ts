import type { Tx } from "#db/connection.server";
import {
  endPledge,
  findOpenPledges,
  findOpenPledgesOf,
  handBackPledge,
  type PledgeEnding,
} from "#db/repositories/item-pledges";
import { endPacking, findOpenPackingsOf, findPacker } from "#db/repositories/parcel-packers";
import { StaleRow } from "~/features/correspondence/change.server";

/** Hands back everything that is promised for a parcel, and who packs it. Answers how many people it frees. */
export async function handBackParcel(tx: Tx, parcelId: string, ending: PledgeEnding): Promise<number> {
  const people = new Set<string>();
  for (const pledge of await findOpenPledges(tx, parcelId)) {
    people.add(pledge.personId);
    if (!(await handBackPledge(tx, pledge, ending))) throw new StaleRow();
  }
  const packer = await findPacker(tx, parcelId);
  if (packer && (await endPacking(tx, packer.id, ending))) people.add(packer.personId);
  return people.size;
}

/**
 * Frees whatever one person promised to one prisoner (null: to any). What is packed already stays packed: it only
 * stops being theirs.
 */
export async function handBackAllOf(
  tx: Tx,
  personId: string,
  prisonerId: string | null,
  now: Date,
): Promise<void> {
  const endedAt = now.toISOString();
  for (const pledge of await findOpenPledgesOf(tx, personId, prisonerId)) {
    const ending = { endedAt, endedReason: "withdrawn" } as const;
    const done =
      pledge.state === "planned"
        ? await handBackPledge(tx, pledge, ending)
        : await endPledge(tx, pledge.id, { ...ending, endedReason: "done" });
    if (!done) throw new StaleRow();
  }
  for (const { id } of await findOpenPackingsOf(tx, personId, prisonerId)) {
    await endPacking(tx, id, { endedAt, endedReason: "withdrawn" });
  }
}
