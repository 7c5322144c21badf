import { inTransaction } from "#db/connection.server";
import { chanceFrom } from "#db/factories/random";
import { saveSetting } from "#db/repositories/settings";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { DEMO_MARK } from "~/platform/start-checks.server";
import { openSheet } from "./sheet";
import { tellAttention } from "./telling/attention";
import { tellCast } from "./telling/cast";
import { writeCorrespondences } from "./telling/correspondences";
import { beginEvidence, endEvidence } from "./telling/evidence";
import { tellLeads, writeStaff } from "./telling/leads";
import { tellLetters } from "./telling/letters";
import { tellParcels } from "./telling/parcels";
import { tellPlaces } from "./telling/places";
import { tellReceipts } from "./telling/receipts";
import { writeRelative } from "./telling/relatives";
import { tellReplies } from "./telling/replies";
import { setStage } from "./telling/stage";
import { tellWriters, writeWriters } from "./telling/writers";

const VOLUNTEERS = 300;
const LETTERS = 2000;
/** Volunteers who bring and pack things beside the demo's own. */
const HELPERS = 12;

/** What a seed has written. */
export interface Summary {
  facilities: number;
  prisoners: number;
  volunteers: number;
  correspondences: number;
  letters: number;
  receipts: number;
  replies: number;
  parcels: number;
  /** Rows of all tables together, stored loads left out. */
  rows: number;
}

/**
 * Two years of an invented campaign, ending today, in one transaction: 12 facilities, 200 prisoners, 300 volunteers,
 * 2,000 letters with what became of them, parcels in every state, and the people a visitor of the demo may be. The same seed on the same day
 * tells the same story. For an empty, migrated database, which is marked as a demo's, for anyone may enter it.
 */
export async function seedDemo(app: Pick<App, "db" | "clock">, seed = 1): Promise<Summary> {
  const now = app.clock();
  return inTransaction(app.db, async (tx) => {
    const sheet = await openSheet(tx);
    const stage = setStage(now, chanceFrom(seed), sheet);
    const cast = tellCast(stage, tellPlaces(stage));
    const leads = tellLeads(stage, cast);
    const others = tellWriters(stage, VOLUNTEERS - leads.writers.length);
    const threads = tellAttention(stage, cast, others, leads.threads);
    tellLetters(stage, threads, LETTERS);

    const letters = beginEvidence(stage, threads);
    tellReceipts(stage, letters);
    tellReplies(stage, letters);
    endEvidence(stage, letters);
    for (const { thread, kinds } of letters) {
      if (kinds.includes("confirmed") || kinds.includes("answered")) thread.writer.known = true;
    }
    writeCorrespondences(stage, threads);
    writeWriters(stage, [...leads.writers, ...others]);
    writeStaff(stage);
    const followed = writeRelative(stage, letters);
    const [mine] = leads.writers;
    const trusted = others.filter(({ known }) => known).slice(0, HELPERS);
    tellParcels(stage, cast, { followed, helpers: { mine, others: trusted } });

    const summary = {
      facilities: sheet.count("facility"),
      prisoners: sheet.count("prisoner"),
      volunteers: sheet.count("volunteerProfile"),
      correspondences: sheet.count("correspondence"),
      letters: sheet.count("letter"),
      receipts: sheet.count("receipt"),
      replies: sheet.count("reply"),
      parcels: sheet.count("parcel"),
    };
    await saveSetting(tx, DEMO_MARK, stage.today);
    const rows = await sheet.write(tx);
    await refreshPrisonerLoads(
      tx,
      cast.map(({ id }) => id),
      now,
    );
    return { ...summary, rows };
  });
}
