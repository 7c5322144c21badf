import { inTransaction, type Tx } from "#db/connection.server";
import { findLoadLists, findToldLoads } from "#db/repositories/load-exchange";
import { findSetting, saveSetting } from "#db/repositories/settings";
import type { Viewer } from "~/domain/access/roles";
import { loadBand } from "~/domain/balance/load";
import { dayOf } from "~/domain/dates/instants";
import { csvLine } from "~/domain/export/csv";
import { loadCells, loadColumns } from "~/domain/export/load-exchange";
import { endedStatuses } from "~/domain/prisoners/custody";
import { recordDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { type Export, mayExport } from "./allowed.server";

const PIECE = 500;
const OWN_MARK = "load-exchange-mark";

/** The published lists whose people another campaign can be told about, with how many. */
export function listLoadLists({ db }: Pick<App, "db">) {
  return findLoadLists(db, endedStatuses);
}

/** For one published list: who has how many writers, as a band; neither names nor anybody who writes. */
export async function exportLoad(
  app: App,
  viewer: Viewer,
  asked: { list: string; password: string },
  now: Date,
): Promise<Export> {
  const proof = await mayExport(app, viewer, asked.password, now);
  if (!proof.ok) return proof;
  const list = (await listLoadLists(app)).find((each) => each.list === asked.list);
  if (!list) return { ok: false, reason: "nobody" };
  const campaign = await inTransaction(app.db, async (tx) => {
    await recordDeed(tx, viewer, { action: "load-exported", detail: { rows: list.count } }, now);
    return ownMark(tx);
  });
  return { ok: true, pieces: pieces(app, list.list, campaign, now) };
}

/** A random word that tells this campaign's files from all others', and nothing else. */
export async function findOwnMark(tx: Tx): Promise<string | null> {
  return findSetting(tx, OWN_MARK);
}

async function ownMark(tx: Tx): Promise<string> {
  const mark = (await findOwnMark(tx)) ?? randomId();
  await saveSetting(tx, OWN_MARK, mark);
  return mark;
}

async function* pieces({ db }: App, list: string, campaign: string, now: Date): AsyncGenerator<string> {
  yield csvLine(loadColumns);
  const asOf = dayOf(now.toISOString());
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows = await findToldLoads(db, list, { after, limit: PIECE, except: endedStatuses });
    yield rows
      .map(({ externalId, writers }) =>
        csvLine(loadCells({ list, externalId, band: loadBand(writers), asOf, campaign })),
      )
      .join("");
    after = rows.length === PIECE ? rows.at(-1)?.externalId : undefined;
  }
}
