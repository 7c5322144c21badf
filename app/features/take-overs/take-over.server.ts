import type { Tx } from "#db/connection.server";
import { findBlock, findByPair, insertBlock } from "#db/repositories/correspondence";
import { deleteLineEntry } from "#db/repositories/line";
import { lockLoads } from "#db/repositories/load";
import { isUnderReport } from "#db/repositories/reports";
import { saveLabel } from "#db/repositories/sheet-pairs";
import {
  addTakenOver,
  findAllPairsOfWriter,
  findTakeOverByToken,
  spendTakeOver,
} from "#db/repositories/take-overs";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import type { Role, Viewer } from "~/domain/access/roles";
import type { Trust } from "~/domain/correspondence/states";
import { takeOverState } from "~/domain/take-overs/link";
import { decidePair, type PairVerdict } from "~/domain/take-overs/take-over";
import { changeCorrespondence, retrying, StaleRow } from "~/features/correspondence/change.server";
import { pairHmac, trustOf } from "~/features/correspondence/facts.server";
import { settled } from "~/features/correspondence/settle.server";
import { makeKnownIn } from "~/features/correspondence/trust.server";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";

/** What a link shows. Used, old, taken back, unknown: gone. Names stand nowhere in it: a link may be passed on. */
export type ShownTakeOver =
  | { state: "gone" }
  | { state: "join"; people: number; signatures: string[] }
  | { state: "take"; people: number; signatures: string[] }
  | { state: "other-role"; role: Role; people: number; signatures: string[] };

/** Reads a link for whoever opens it, and changes nothing. */
export async function readTakeOver(
  app: App,
  viewer: Viewer | null,
  token: string,
  now: Date,
): Promise<ShownTakeOver> {
  const link = await findOpenTakeOver(app.db, token, now);
  if (!link) return { state: "gone" };
  const waiting = (await findAllPairsOfWriter(app.db, link.sheetWriterId)).filter(isWaiting);
  if (waiting.length === 0) return { state: "gone" };
  const signatures = [...new Set(waiting.map(({ signature }) => signature))];
  const shown = { people: waiting.length, signatures };
  if (viewer === null) return { state: "join", ...shown };
  if (viewer.role !== "volunteer") return { state: "other-role", role: viewer.role, ...shown };
  return { state: "take", ...shown };
}

/** How many go on with this account, and how many were left as they are. */
export interface TakenOver {
  taken: number;
  writesAlready: number;
  notPossible: number;
}

export type TakeOverResult =
  | ({ ok: true } & TakenOver)
  | { ok: false; reason: "gone" | "under-report" | "nothing-left" };

/**
 * An account goes on with what a writer of an old spreadsheet began: everything of theirs at once, by a link that works
 * once. The account counts as known unless the desk took its trust back, and may write to as many as it now does. What its family stopped meanwhile stays
 * stopped, and keeps the two apart. The same form twice takes over once.
 */
export async function takeOver(
  app: App,
  viewer: Viewer,
  { token, key }: { token: string; key: string },
  now: Date,
): Promise<TakeOverResult> {
  const form = { purpose: `take-over ${digest(token)}`, personId: viewer.personId, key };
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const { result } = await once(tx, form, now, async () => {
        const { taken, writesAlready, notPossible } = await goOn(app, tx, viewer, token, now);
        return [taken, writesAlready, notPossible].join(" ");
      });
      const [taken = 0, writesAlready = 0, notPossible = 0] = result.split(" ").map(Number);
      return { ok: true, taken, writesAlready, notPossible };
    }),
  );
}

/** The link behind a token while it may be used. */
export async function findOpenTakeOver(tx: Tx, token: string, now: Date) {
  const link = await findTakeOverByToken(tx, digest(token));
  return link && takeOverState(link, now.toISOString()) === "open" ? link : undefined;
}

async function goOn(app: App, tx: Tx, { personId }: Viewer, token: string, now: Date): Promise<TakenOver> {
  await lockVolunteers(tx, [personId]);
  const link = await findOpenTakeOver(tx, token, now);
  if (!link || !(await findVolunteerProfile(tx, personId)))
    throw new Refused<TakeOverResult>({ ok: false, reason: "gone" });
  if (await isUnderReport(tx, personId))
    throw new Refused<TakeOverResult>({ ok: false, reason: "under-report" });
  if (!(await spendTakeOver(tx, link.id, now.toISOString())))
    throw new Refused<TakeOverResult>({ ok: false, reason: "gone" });
  await makeKnownIn(tx, personId, now);
  const trust = await trustOf(tx, personId);
  const pairs = await findAllPairsOfWriter(tx, link.sheetWriterId);
  const prisonerIds = [...new Set(pairs.map(({ prisonerId }) => prisonerId))];
  if (prisonerIds.length > 0) await lockLoads(tx, prisonerIds);
  const verdicts: PairVerdict[] = [];
  for (const pair of pairs) verdicts.push(await decide(app, tx, { personId, trust }, pair, now));
  const count = (which: PairVerdict) => verdicts.filter((verdict) => verdict === which).length;
  const taken = count("take");
  if (taken === 0) throw new Refused<TakeOverResult>({ ok: false, reason: "nothing-left" });
  await addTakenOver(tx, personId, taken);
  const left = { writesAlready: count("writes-already"), notPossible: count("not-possible") };
  if (left.writesAlready + left.notPossible === 0) await saveLabel(tx, link.sheetWriterId, null);
  return { taken, ...left };
}

/** Decides about one correspondence and carries it out; its weight stays, unless the desk does not trust the account. */
async function decide(
  app: App,
  tx: Tx,
  { personId, trust }: { personId: string; trust: Trust },
  pair: Row<"correspondence">,
  now: Date,
): Promise<PairVerdict> {
  const { prisonerId, state, closedReason } = pair;
  const own = await findByPair(tx, personId, prisonerId);
  const hmac = pairHmac(app, personId, prisonerId);
  const verdict = decidePair({
    state,
    closedReason,
    hasWriter: pair.personId !== null,
    blocked: await findBlock(tx, hmac),
    writesAlready: own !== undefined && own.state !== "closed",
  });
  if (verdict === "block") await insertBlock(tx, hmac, now.toISOString());
  if (verdict === "take") {
    const change = { ...settled(pair, trust, now.toISOString()), personId };
    if ((await changeCorrespondence(tx, pair, change)) !== "done") throw new StaleRow();
    await deleteLineEntry(tx, personId, prisonerId);
  }
  return verdict;
}

function isWaiting({ personId, state }: Row<"correspondence">): boolean {
  return personId === null && state !== "closed";
}
