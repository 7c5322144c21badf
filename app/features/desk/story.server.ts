import { findAllConsents } from "#db/repositories/prisoners";
import {
  countLettersOf,
  countRepliesOf,
  findAllStatusChanges,
  findAllStays,
  findExternalLoadsOf,
  findRecognitionsOf,
} from "#db/repositories/story";
import { dayOf } from "~/domain/dates/instants";
import { shortFacilityName } from "~/domain/facilities/short-name";
import { webAddress } from "~/domain/import/text";
import { layOnLine } from "~/domain/prisoners/custody-line";
import { type Purpose, purposes } from "~/features/family/consent.form";
import type { App } from "~/platform/app.server";

/** What the desk knows of somebody's whole way: custody, letters in numbers, consent, lists and other campaigns. */
export async function readStory(app: App, prisonerId: string, now: Date) {
  return {
    custody: await readCustody(app, prisonerId, now),
    letters: await readLetters(app, prisonerId),
    consent: await readStanding(app, prisonerId),
    lists: (await findRecognitionsOf(app.db, prisonerId)).map(({ list, externalId, url, seenAt }) => ({
      list,
      externalId,
      url: url === null ? null : webAddress(url),
      seenOn: dayOf(seenAt),
    })),
    external: await findExternalLoadsOf(app.db, prisonerId),
  };
}

export type Story = Awaited<ReturnType<typeof readStory>>;

async function readCustody({ db }: App, prisonerId: string, now: Date) {
  const stays = await findAllStays(db, prisonerId);
  const statuses = await findAllStatusChanges(db, prisonerId);
  const line = layOnLine(
    [
      stays.map(({ fromDate, untilDate, recordedAt }) => ({
        from: fromDate,
        until: untilDate,
        recordedOn: dayOf(recordedAt),
      })),
      statuses.map(({ sinceDate, recordedAt }) => ({
        from: sinceDate,
        until: null,
        recordedOn: dayOf(recordedAt),
      })),
    ],
    dayOf(now.toISOString()),
  );
  const nowhere = { start: 0, end: 0 };
  return {
    isDated:
      stays.some(({ fromDate, untilDate }) => fromDate !== null || untilDate !== null) ||
      statuses.some(({ sinceDate }) => sinceDate !== null),
    start: line.start,
    years: line.years,
    stays: stays.map(
      ({ id, facilityName, fromDate, fromPrecision, untilDate, untilPrecision, ...stay }, at) => ({
        id,
        ...{ fromDate, fromPrecision, untilDate, untilPrecision },
        place: facilityName === null ? null : shortFacilityName(facilityName),
        current: stay.current === 1,
        confirmedOn: stay.confirmedOn,
        source: stay.source,
        stretch: line.kinds[0]?.[at] ?? nowhere,
      }),
    ),
    statuses: statuses.map(({ id, status, sinceDate, sincePrecision, source }, at) => ({
      ...{ id, status, sinceDate, sincePrecision, source },
      stretch: line.kinds[1]?.[at] ?? nowhere,
    })),
  };
}

/** Letters by what became of them; those on the way are the ones no word came of. */
async function readLetters({ db }: App, prisonerId: string) {
  const rows = await countLettersOf(db, prisonerId);
  const sum = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((total, row) => total + Number(row.count), 0);
  return {
    all: rows.reduce((total, row) => total + Number(row.count), 0),
    arrived: sum("confirmed", "answered"),
    underWay: sum("sent"),
    atRisk: rows
      .filter(({ state, atRisk }) => state === "sent" && atRisk === 1)
      .reduce((total, row) => total + Number(row.count), 0),
    cameBack: sum("returned", "refused"),
    lost: sum("presumed-lost"),
    replies: await countRepliesOf(db, prisonerId),
  };
}

/** What is allowed now, purpose by purpose, with whose word it is and of which day. */
async function readStanding({ db }: App, prisonerId: string) {
  const rows = await findAllConsents(db, prisonerId);
  return purposes.map((purpose: Purpose) => {
    const word = rows.find((row) => row.purpose === purpose);
    if (!word) return { purpose, word: null };
    const { state, givenBy, source, recordedAt, saidOn } = word;
    const list = givenBy === "list" ? source : null;
    return { purpose, word: { state, givenBy, list, recordedAt: saidOn ?? dayOf(recordedAt) } };
  });
}
