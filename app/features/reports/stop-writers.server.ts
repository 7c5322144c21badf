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
 * inside `retrying`. What was stopped before changes nothing. Somebody of an old spreadsheet without an account is kept
 * apart when one takes over.
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
    const name = writer.personId ?? writer.circleId;
    if (name !== null) await insertBlock(tx, pairHmac(app, name, prisonerId), now.toISOString());
    const change = stopForGood(writer, now.toISOString());
    if (change) await changeCorrespondence(tx, writer, change);
  }
}
