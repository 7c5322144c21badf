import { findAllLetters } from "#db/repositories/letters";
import type { Viewer } from "~/domain/access/roles";
import type { Channel } from "~/domain/facilities/channels";
import { claimPrisoner } from "~/features/correspondence/claim.server";
import { logLetter } from "~/features/correspondence/letters.server";
import { logReply } from "~/features/correspondence/replies.server";
import { recordReceipt } from "~/features/receipts/receipts.server";
import type { App } from "~/platform/app.server";
import { randomBelow, randomToken } from "~/platform/crypto/random.server";
import { makePrisoner } from "./prisoners";
import { makeRelative } from "./relatives";
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

/** A word, through the real use case, that letters of these numbers arrived today from one writer; answers its id. */
export async function makeReceipt(
  app: App,
  { id, prisonerId }: Pick<MadeCorrespondence, "id" | "prisonerId">,
  { numbers, source = "family" }: { numbers: readonly number[]; source?: "family" | "coordinator" },
  now: Date,
): Promise<number> {
  const viewer =
    source === "family"
      ? await makeRelative(app, { prisonerIds: [prisonerId] }, now)
      : await makeVolunteer(app, { role: source }, now);
  const letters = (await findAllLetters(app.db, id)).filter(({ number }) => numbers.includes(number));
  const form = {
    letters: null,
    ticked: letters.map((letter) => letter.id),
    others: [],
    arrived: { date: now.toISOString().slice(0, 10), precision: "day" as const },
    toldBy: "relative" as const,
    key: randomToken(),
  };
  const recorded = await recordReceipt(app, viewer, prisonerId, form, now);
  if (!recorded.ok) throw new Error(`receipt refused: ${recorded.reason}`);
  return recorded.receiptId;
}
