import type { Tx } from "#db/connection.server";
import { findAllBlocks } from "#db/repositories/correspondence";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Row } from "#db/schema";
import type { Correspondence, Trust } from "~/domain/correspondence/states";
import type { App } from "~/platform/app.server";

/** A stored correspondence as the rules read it; trust belongs to its writer. */
export function asCorrespondence(row: Row<"correspondence">, trust: Trust): Correspondence {
  const { state, claimedAt, holdUntil, extendedAt, lastLetterOn, rhythmDays, pausedUntil } = row;
  const { holdWeightMilli } = row;
  return {
    ...{ state, trust, claimedAt, holdUntil, extendedAt },
    ...{ lastLetterOn, rhythmDays, pausedUntil, holdWeightMilli },
  };
}

/**
 * How far a writer is trusted. Without an account they are known: a coordinator took them over from an old spreadsheet.
 * An erased one has none either, and weighs nothing.
 */
export async function trustOf(tx: Tx, personId: string | null): Promise<Trust> {
  if (personId === null) return "known";
  return (await findVolunteerProfile(tx, personId))?.trust ?? "new";
}

/** Name under which a stop for good between two people is kept, so that it survives their erasure. */
export function pairHmac(app: App, personId: string, prisonerId: string): string {
  return app.crypto.lastingIndex("block", `${personId}|${prisonerId}`);
}

/** Those of these prisoners between whom and this person a stop for good stands. */
export async function findBlockedOf(
  app: App,
  tx: Tx,
  personId: string,
  prisonerIds: readonly string[],
): Promise<Set<string>> {
  const idOf = new Map(prisonerIds.map((id) => [pairHmac(app, personId, id), id]));
  const blocked = await findAllBlocks(tx, [...idOf.keys()]);
  return new Set([...blocked].flatMap((hmac) => idOf.get(hmac) ?? []));
}
