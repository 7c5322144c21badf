import { inTransaction } from "#db/connection.server";
import { findAllLetters } from "#db/repositories/letters";
import { insertReceipt, insertReceiptLine } from "#db/repositories/receipts";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { Channel } from "~/domain/facilities/channels";
import { claimPrisoner } from "~/features/correspondence/claim.server";
import { addEvidence } from "~/features/correspondence/evidence.server";
import { logLetter } from "~/features/correspondence/letters.server";
import { logReply } from "~/features/correspondence/replies.server";
import type { App } from "~/platform/app.server";
import { randomBelow, randomToken } from "~/platform/crypto/random.server";
import { makePrisoner } from "./prisoners";
import { makeVolunteer } from "./volunteers";

export interface CorrespondenceOverrides {
  viewer?: Viewer;
  prisonerId?: string;
  signature?: string;
  channel?: Channel;
}

export interface MadeCorrespondence {
  id: string;
  prisonerId: string;
  viewer: Viewer;
  signature: string;
}

/** A claim through the real use case; whoever is not named is made. Throws when the claim is refused. */
export async function makeCorrespondence(
  app: App,
  overrides: CorrespondenceOverrides,
  now: Date,
): Promise<MadeCorrespondence> {
  const viewer = overrides.viewer ?? (await makeVolunteer(app, {}, now));
  const prisonerId = overrides.prisonerId ?? (await makePrisoner(app, {}, now)).id;
  const { signature = `Аня ${randomBelow(1_000_000)}`, channel = "post" } = overrides;
  const form = { signature, channel, key: randomToken() };
  const claimed = await claimPrisoner(app, viewer, prisonerId, form, now);
  if (!claimed.ok) throw new Error(`claim refused: ${claimed.reason}`);
  return { id: claimed.correspondenceId, prisonerId, viewer, signature };
}

/** Logs a letter as posted (today unless said otherwise) through the real use case; answers its number. */
export async function sendLetter(
  app: App,
  { id, viewer }: Pick<MadeCorrespondence, "id" | "viewer">,
  { sentOn }: { sentOn?: string },
  now: Date,
): Promise<number> {
  const form = { sentOn: sentOn ?? now.toISOString().slice(0, 10), key: randomToken() };
  const logged = await logLetter(app, viewer, id, form, now);
  if (!logged.ok) throw new Error(`letter refused: ${logged.reason}`);
  return logged.number;
}

/** Logs an answer through the real use case, acknowledging no letter unless said otherwise. */
export async function makeReply(
  app: App,
  { id, viewer }: Pick<MadeCorrespondence, "id" | "viewer">,
  { receivedOn, acknowledged = [] }: { receivedOn?: string; acknowledged?: readonly number[] },
  now: Date,
): Promise<void> {
  const form = { receivedOn: receivedOn ?? now.toISOString().slice(0, 10), acknowledged, key: randomToken() };
  const logged = await logReply(app, viewer, id, form, now);
  if (!logged.ok) throw new Error(`reply refused: ${logged.reason}`);
}

/** The family's word that letters of these numbers arrived from one writer; answers the receipt's id. */
export async function makeReceipt(
  app: App,
  { id, prisonerId, signature }: Pick<MadeCorrespondence, "id" | "prisonerId" | "signature">,
  { numbers, source = "family" }: { numbers: readonly number[]; source?: Row<"receipt">["source"] },
  now: Date,
): Promise<number> {
  const recordedAt = now.toISOString();
  const arrivedDate = recordedAt.slice(0, 10);
  return inTransaction(app.db, async (tx) => {
    const day = { arrivedDate, arrivedPrecision: "day" as const };
    const letters = numbers.length;
    const receiptId = await insertReceipt(tx, {
      prisonerId,
      ...day,
      letters,
      source,
      toldBy: "relative",
      recordedAt,
      voidedAt: null,
    });
    for (const letter of (await findAllLetters(tx, id)).filter((each) => numbers.includes(each.number))) {
      const line = { receiptId, signature, number: letter.number, letterId: letter.id };
      const receiptLineId = await insertReceiptLine(tx, { ...line, matchedBy: "number", problem: null });
      const arrived = { kind: "confirmed", occurredFrom: null, occurredUntil: arrivedDate } as const;
      await addEvidence(tx, letter.id, { ...arrived, source, cause: { receiptLineId } }, now);
    }
    return receiptId;
  });
}
