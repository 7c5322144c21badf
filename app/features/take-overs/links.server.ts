import { inTransaction, type Tx } from "#db/connection.server";
import {
  findSheetWriterPage,
  findSignaturesOf,
  findWritersWithoutLink,
  insertTakeOver,
  lockTakeOvers,
  revokeLinksOfWriter,
  revokeTakeOver,
} from "#db/repositories/take-overs";
import type { Viewer } from "~/domain/access/roles";
import { type TakeOverState, takeOverEnd, takeOverState } from "~/domain/take-overs/link";
import { recordDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";
import { digest, randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { labelOf } from "./labels.server";

const PAGE = 50;
/** Links made, and shown, at once. */
export const LINKS_AT_ONCE = 200;

export interface MadeLink {
  writerId: string;
  /** As the spreadsheet calls the writer; "" once that is forgotten. */
  label: string;
  token: string;
  expiresAt: string;
}

/**
 * Makes one-time links: for one writer, whose earlier link ends, or for everybody who waits for an account and has no
 * link that works, {@link LINKS_AT_ONCE} at most. Tokens follow from the form's key, so that the same form twice makes
 * and shows the same links; stored is only a hash of each. Null: there is no such writer, or nobody waits.
 */
export async function makeLinks(
  app: App,
  viewer: Viewer,
  { writerId, key }: { writerId: string | null; key: string },
  now: Date,
): Promise<MadeLink[] | null> {
  return inTransaction(app.db, async (tx) => {
    const form = { purpose: `take-over links ${writerId ?? ""}`, personId: viewer.personId, key };
    const { result } = await once(tx, form, now, async () => {
      await lockTakeOvers(tx);
      const ids = writerId === null ? await everybody(tx, now) : await oneWriter(tx, writerId, now);
      for (const id of ids) await makeLink(app, tx, viewer, { writerId: id, key }, now);
      const deed = { action: "take-over-links-made", detail: { count: ids.length } } as const;
      if (ids.length > 0) await recordDeed(tx, viewer, deed, now);
      return ids.join(" ");
    });
    if (result === "") return null;
    return Promise.all(result.split(" ").map((id) => shownLink(app, tx, viewer, { writerId: id, key }, now)));
  });
}

async function everybody(tx: Tx, now: Date): Promise<string[]> {
  return (await findWritersWithoutLink(tx, now.toISOString(), LINKS_AT_ONCE)).map(({ id }) => id);
}

async function oneWriter(tx: Tx, id: string, now: Date): Promise<string[]> {
  const waiting = (await findSignaturesOf(tx, [id])).some(isWaiting);
  if (!waiting) return [];
  await revokeLinksOfWriter(tx, id, now.toISOString());
  return [id];
}

async function makeLink(
  app: App,
  tx: Tx,
  viewer: Viewer,
  asked: { writerId: string; key: string },
  now: Date,
): Promise<void> {
  const createdAt = now.toISOString();
  await insertTakeOver(tx, {
    id: randomId(),
    sheetWriterId: asked.writerId,
    tokenHash: digest(tokenOf(app, viewer, asked)),
    createdAt,
    expiresAt: takeOverEnd(createdAt),
    usedAt: null,
    revokedAt: null,
  });
}

async function shownLink(
  app: App,
  tx: Tx,
  viewer: Viewer,
  asked: { writerId: string; key: string },
  now: Date,
): Promise<MadeLink> {
  const { writerId } = asked;
  const [row] = await findSheetWriterPage(
    tx,
    { state: null, id: writerId, now: now.toISOString() },
    { offset: 0, limit: 1 },
  );
  return {
    writerId,
    label: labelOf(app, writerId, row?.labelEncrypted ?? null) ?? "",
    token: tokenOf(app, viewer, asked),
    expiresAt: row?.expiresAt ?? "",
  };
}

function tokenOf(
  app: App,
  { personId }: Viewer,
  { writerId, key }: { writerId: string; key: string },
): string {
  return app.crypto.blindIndex("take-over", `${personId} ${writerId} ${key}`);
}

/** Takes a link back. False: there is none like it, or its writer has used it. */
export async function revokeLink(app: App, viewer: Viewer, id: string, now: Date): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    if (!(await revokeTakeOver(tx, id, now.toISOString()))) return false;
    await recordDeed(tx, viewer, { action: "take-over-link-revoked" }, now);
    return true;
  });
}

/** How many writers wait for a link, up to what is made at once. */
export async function countWithoutLink(app: App, now: Date): Promise<number> {
  return (await findWritersWithoutLink(app.db, now.toISOString(), LINKS_AT_ONCE)).length;
}

/** A page of writers of old spreadsheets as a coordinator sees them, newest first. */
export async function listTakeOvers(
  app: App,
  asked: { state: TakeOverState | null; page: number; writerId?: string },
  now: Date,
) {
  const at = now.toISOString();
  const filter = { state: asked.state, now: at, ...(asked.writerId ? { id: asked.writerId } : {}) };
  const rows = await findSheetWriterPage(app.db, filter, {
    offset: (asked.page - 1) * PAGE,
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const signatures = await findSignaturesOf(
    app.db,
    shown.map(({ id }) => id),
  );
  return {
    hasMore: rows.length > PAGE,
    rows: shown.map(({ id, labelEncrypted, linkId, createdAt, expiresAt, usedAt, revokedAt }) => {
      const link = expiresAt === null ? null : { expiresAt, usedAt, revokedAt };
      const state = takeOverState(link, at);
      const own = signatures.filter(({ sheetWriterId }) => sheetWriterId === id);
      const since = { none: null, open: expiresAt, taken: usedAt, expired: expiresAt, revoked: revokedAt };
      return {
        id,
        label: labelOf(app, id, labelEncrypted),
        linkId,
        madeOn: createdAt?.slice(0, 10) ?? null,
        state,
        stateOn: since[state]?.slice(0, 10) ?? null,
        people: own.length,
        waiting: own.filter(isWaiting).length,
        signatures: [...new Set(own.map(({ signature }) => signature))],
      };
    }),
  };
}

export type TakeOverRow = Awaited<ReturnType<typeof listTakeOvers>>["rows"][number];

function isWaiting({ state, personId }: { state: string; personId: string | null }): boolean {
  return personId === null && state !== "closed";
}
