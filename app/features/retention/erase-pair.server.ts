import type { Tx } from "#db/connection.server";
import { findCorrespondence, updateCorrespondence } from "#db/repositories/correspondence";
import {
  closeInheritedBy,
  erasePairRows,
  findLinkIds,
  findReplyIds,
  findToldNames,
  forgetToldNames,
  isStillPaired,
  markErased,
} from "#db/repositories/erasure";
import { findAllLetters } from "#db/repositories/letters";
import { lockLoads } from "#db/repositories/load";
import type { Row } from "#db/schema";
import { signatureKey } from "~/domain/correspondence/signature";
import { weekEnd, weekOf, weekOfInstant } from "~/domain/retention/kept";
import { StaleRow } from "~/features/correspondence/change.server";
import { restateLetters } from "~/features/correspondence/evidence.server";
import { handBackAllOf } from "~/features/parcels/hand-back.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import { randomId } from "~/platform/crypto/random.server";
import { markForCompaction } from "./compact.server";

type Correspondence = Row<"correspondence">;

/** Nothing reads a random value; it only takes the place of what must not stay. */
const means = {
  random: () => signatureKey(randomId()),
  blur: (kind: "week" | "week-end", when: string) => {
    if (when.length > 10) return weekOfInstant(when);
    return kind === "week" ? weekOf(when) : weekEnd(when);
  },
};

/**
 * Erases who wrote a closed correspondence, in every table of `db/pair-tables.ts`; the facts of its letters stay, by the
 * week. What ties the person to the prisoner beside it goes with the last of their correspondences. False: it is open
 * again, erased already, or closed later than `closedBy`. Runs inside `retrying`.
 */
export async function erasePair(tx: Tx, id: string, closedBy: string, now: Date): Promise<boolean> {
  const found = await findCorrespondence(tx, id);
  if (!found || !isDue(found, closedBy)) return false;
  await lockLoads(tx, [found.prisonerId]);
  if (!(await updateCorrespondence(tx, found, {}))) throw new StaleRow();
  const letters = (await findAllLetters(tx, id)).map((letter) => letter.id);
  const replies = await findReplyIds(tx, id);
  if (found.lastLetterOn !== null) await closeInheritedBy(tx, id, now.toISOString());
  await forgetNamesLike(tx, found);
  const isLast = found.personId !== null && !(await isStillPaired(tx, found));
  const person =
    isLast && found.personId !== null ? { id: found.personId, prisonerId: found.prisonerId } : null;
  const familyLink = person ? await findLinkIds(tx, person.id, person.prisonerId) : [];
  await erasePairRows(tx, { correspondence: [id], letter: letters, familyLink, person }, means);
  await markErased(tx, id, replies, weekOfInstant(now.toISOString()));
  await restateLetters(tx, letters);
  await refreshPrisonerLoad(tx, found.prisonerId, now);
  await markForCompaction(tx, now);
  return true;
}

/**
 * Erases what ties a person to one prisoner (null: to any) beside correspondences: whose relative they are, what they
 * wait for, what the desk did for them there.
 */
export async function eraseTies(
  tx: Tx,
  personId: string,
  prisonerId: string | null,
  now: Date,
): Promise<void> {
  await handBackAllOf(tx, personId, prisonerId, now);
  const familyLink = await findLinkIds(tx, personId, prisonerId);
  const person = { id: personId, prisonerId };
  await erasePairRows(tx, { correspondence: [], letter: [], familyLink, person }, means);
  await markForCompaction(tx, now);
}

function isDue({ state, closedAt, erasedAt }: Correspondence, closedBy: string): boolean {
  return state === "closed" && erasedAt === null && closedAt !== null && closedAt <= closedBy;
}

/** A signature that families or the desk wrote down by itself, however they spelled it. */
async function forgetNamesLike(tx: Tx, { prisonerId, signatureKey: key }: Correspondence): Promise<void> {
  const { lines, replies } = await findToldNames(tx, prisonerId);
  const isMeant = ({ signature }: { signature: string | null }) =>
    signature !== null && signatureKey(signature) === key;
  const meant = lines.filter(isMeant);
  await forgetToldNames(tx, {
    lines: meant.map(({ id }) => id),
    unplaced: meant.filter(({ matchedBy }) => matchedBy === "none").map(({ id }) => id),
    replies: replies.filter(isMeant).map(({ id }) => id),
  });
}
