import { findAllSignatures, findDeskPrisoner } from "#db/repositories/desk-prisoner";
import { countFollowers } from "#db/repositories/family-links";
import { findPrisoner } from "#db/repositories/prisoners";
import { daysAlone } from "~/domain/balance/alone";
import { loadBand, RANK_AT_TARGET } from "~/domain/balance/load";
import { dayOf } from "~/domain/dates/instants";
import { ageOn, isMinorOn } from "~/domain/prisoners/age";
import { languagesOf } from "~/domain/prisoners/languages";
import { mixedScripts } from "~/domain/prisoners/names";
import { settleDueOf } from "~/features/correspondence/settle.server";
import { envelopeTo } from "~/features/prisoners/envelope";
import type { App } from "~/platform/app.server";

/** What the desk shows of one prisoner; writers only by signature. Null when missing or merged into another. */
export async function readDeskPrisoner(app: App, id: string, now: Date) {
  await settleDueOf(app, { prisonerId: id }, now);
  const row = await findDeskPrisoner(app.db, id);
  if (!row) return null;
  const today = dayOf(now.toISOString());
  const signatures = await findAllSignatures(app.db, id);
  return {
    id: row.id,
    name: row.name,
    nameLatin: row.nameLatin,
    nameDative: row.nameDative,
    mixedScripts: mixedScripts(row.name),
    gender: row.gender,
    birth: { date: row.birthDate, precision: row.birthPrecision },
    age: ageOn(row.birthDate, row.birthPrecision, today),
    minor: isMinorOn(row.birthDate, row.birthPrecision, today),
    languages: languagesOf(row.languageMask),
    about: row.about,
    articles: row.articles,
    penalty: row.penalty,
    hideLoad: row.hideLoad === 1,
    status: row.status,
    open: row.open === 1,
    facilityId: row.facilityId,
    facilityName: row.facilityName,
    envelope: envelopeTo(row, placeOf(row)),
    region: row.region,
    confirmedOn: row.confirmedOn,
    band: loadBand(row.writers),
    load: row.loadRank / RANK_AT_TARGET,
    /** Days without a living correspondent; null while there is one, or where letters may not be written. */
    alone: row.open === 1 ? daysAlone(row.aloneSince, today) : null,
    target: row.target,
    cap: row.cap,
    /** Places taken, those of new accounts included. */
    seats: row.seatsTaken + row.seatsProvisional,
    followers: await countFollowers(app.db, id),
    writers: signatures.map(({ weightMilli, state, ...writer }) => ({
      signature: writer.signature,
      state: state === "active" && weightMilli === 0 ? ("dormant" as const) : state,
      holdUntil: state === "held" ? writer.holdUntil : null,
      letters: writer.letters ?? 0,
      lastLetterOn: writer.lastLetterOn,
      overCap: writer.overCap === 1,
    })),
  };
}

export type DeskPrisoner = NonNullable<Awaited<ReturnType<typeof readDeskPrisoner>>>;

/** Just the name, for the forms below a prisoner's page; null as above. */
export async function readDeskPrisonerName(app: App, id: string) {
  const row = await findPrisoner(app.db, id);
  return row && row.mergedInto === null ? { id: row.id, name: row.name, nameLatin: row.nameLatin } : null;
}

function placeOf({ facilityName, address, postcode }: DeskRow) {
  return facilityName === null ? null : { name: facilityName, address: address ?? "", postcode };
}

type DeskRow = NonNullable<Awaited<ReturnType<typeof findDeskPrisoner>>>;
