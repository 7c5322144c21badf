import type { Tx } from "#db/connection.server";
import { findBlock } from "#db/repositories/correspondence";
import { findCurrentStatus } from "#db/repositories/custody";
import { findLoad } from "#db/repositories/load";
import { findPerson } from "#db/repositories/people";
import type { Row } from "#db/schema";
import { isOver as areLettersOver } from "~/domain/prisoners/custody";
import type { App } from "~/platform/app.server";
import { asCorrespondence, pairHmac, trustOf } from "./facts.server";

/** What decides about one more letter. */
export async function letterFacts(app: App, tx: Tx, row: Row<"correspondence">, letters: Row<"letter">[]) {
  return {
    correspondence: await writtenTo(tx, row),
    prisoner: await places(tx, row.prisonerId),
    endedAt: await lettersEndedAt(tx, row.prisonerId),
    blocked: row.personId !== null && (await isOver(app, tx, row.personId, row.prisonerId)),
    reservedNumbers: letters.filter((letter) => letter.state === "reserved").map((letter) => letter.number),
    lastNumber: row.lastNumber,
  };
}

/** Kept apart for good, or the account was closed while its last request was under way. */
async function isOver(app: App, tx: Tx, personId: string, prisonerId: string): Promise<boolean> {
  if (await findBlock(tx, pairHmac(app, personId, prisonerId))) return true;
  return (await findPerson(tx, personId))?.disabledAt !== null;
}

/** A correspondence as the rules about its letters read it. */
export async function writtenTo(tx: Tx, row: Row<"correspondence">) {
  const trust = await trustOf(tx, row.personId);
  const { closedReason, closedAt, seat } = row;
  return { ...asCorrespondence(row, trust), closedReason, closedAt, seat };
}

/** When letters to a prisoner ended; null while they go on. */
async function lettersEndedAt(tx: Tx, prisonerId: string): Promise<string | null> {
  const current = await findCurrentStatus(tx, prisonerId);
  return current && areLettersOver(current.status) ? current.recordedAt : null;
}

/** The places at a prisoner. */
export async function places(tx: Tx, prisonerId: string) {
  const load = await findLoad(tx, prisonerId);
  if (!load) throw new Error("every prisoner has a load");
  return { seatsTaken: load.seatsTaken, seatsProvisional: load.seatsProvisional, cap: load.cap };
}

/** The last day a letter among these was posted; null for none. */
export function latestSent(letters: Row<"letter">[]): string | null {
  const days = letters.flatMap((letter) =>
    letter.state !== "reserved" && letter.sentOn ? [letter.sentOn] : [],
  );
  return days.sort().at(-1) ?? null;
}
