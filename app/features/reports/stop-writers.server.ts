import type { Tx } from "#db/connection.server";
import { insertBlock } from "#db/repositories/correspondence";
import { lockLoads } from "#db/repositories/load";
import { findAllWriters, lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import { stopForGood } from "~/domain/correspondence/stop";
import { changeCorrespondence, StaleRow } from "~/features/correspondence/change.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import type { App } from "~/platform/app.server";

/**
 * Ends the letters of the writers of a prisoner that are meant, past ones too, and keeps each pair apart for good.
 * Locks volunteers, load and rows in this order; throws {@link StaleRow} when a writer came in between, so it runs
 * inside `retrying`. What was stopped before changes nothing.
 */
export async function stopWriters(
  app: App,
  tx: Tx,
  prisonerId: string,
  isMeant: (writer: Row<"correspondence">) => boolean,
  now: Date,
): Promise<void> {
  const meant = async () => (await findAllWriters(tx, prisonerId)).filter(isMeant);
  const locked = (await meant()).flatMap(({ personId }) => personId ?? []);
  await lockVolunteers(tx, locked);
  await lockLoads(tx, [prisonerId]);
  for (const writer of await meant()) {
    if (writer.personId !== null && !locked.includes(writer.personId)) throw new StaleRow();
    await insertBlock(tx, pairHmac(app, nameOf(writer), prisonerId), now.toISOString());
    const change = stopForGood(writer, now.toISOString());
    if (change) await changeCorrespondence(tx, writer, change);
  }
}

/** Under whose name the pair is blocked: the person, or the circle. */
function nameOf({ personId, circleId }: Row<"correspondence">): string {
  const id = personId ?? circleId;
  if (id === null) throw new Error("an erased writer cannot be stopped");
  return id;
}
