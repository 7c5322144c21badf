import { inTransaction, type Tx } from "#db/connection.server";
import {
  endCurrentStay,
  insertConsent,
  insertPrisoner,
  insertStatusChange,
  insertStay,
} from "#db/repositories/prisoners";
import type { NewRow, Row } from "#db/schema";
import { suggestDative } from "~/domain/prisoners/dative";
import { languageMask } from "~/domain/prisoners/languages";
import { searchKey } from "~/domain/prisoners/names";
import type { Status } from "~/domain/prisoners/statuses";
import { transliterate } from "~/domain/prisoners/transliteration";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { makeFacility } from "./facilities";

export interface PrisonerOverrides extends Partial<Row<"prisoner">> {
  /** Where they are held: a new facility unless said otherwise, null for nowhere known. */
  facilityId?: string | null;
  /** Consent to letters; null records none, which counts as refused. */
  consent?: Row<"consent">["state"] | null;
}

/** A prisoner with history, address, consent and stored load: a grown man serving, open for letters. */
export async function makePrisoner(
  app: App,
  { facilityId, consent = "presumed", ...overrides }: PrisonerOverrides,
  now: Date,
): Promise<Row<"prisoner"> & { facilityId: string | null }> {
  const prisoner = prisonerRow(overrides, now);
  const heldAt = facilityId === undefined ? (await makeFacility(app, {}, now)).id : facilityId;
  await inTransaction(app.db, async (tx) => {
    await insertPrisoner(tx, prisoner);
    if (heldAt !== null) await insertStay(tx, stayRow(prisoner.id, heldAt, now));
    await appendStatus(tx, prisoner.id, prisoner.status, now);
    if (consent !== null) await insertConsent(tx, consentRow(prisoner.id, consent, now));
    await refreshPrisonerLoad(tx, prisoner.id, now);
  });
  return { ...prisoner, rowVersion: prisoner.rowVersion + 1, facilityId: heldAt };
}

/** Moves a prisoner: the old stay ends, a new one begins (`to` null: nobody knows where), and so does a status. */
export async function movePrisoner(
  app: App,
  prisonerId: string,
  { to, status }: { to: string | null; status: Status },
  now: Date,
): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    const untilDate = now.toISOString().slice(0, 10);
    await endCurrentStay(tx, prisonerId, { untilDate, untilPrecision: "day" });
    await insertStay(tx, stayRow(prisonerId, to, now));
    await appendStatus(tx, prisonerId, status, now);
    await refreshPrisonerLoad(tx, prisonerId, now);
  });
}

/** A prisoner as they are stored; the dative and what is searched by follow from the name. */
export function prisonerRow(overrides: Partial<Row<"prisoner">>, now: Date): Row<"prisoner"> {
  const name = overrides.name ?? "Берестов Захар Игнатьевич";
  const gender = overrides.gender ?? "m";
  return {
    id: randomId(),
    name,
    nameSearch: searchKey(name),
    nameLatin: transliterate(name),
    nameDative: suggestDative(name, gender),
    gender,
    birthDate: "1985-03-14",
    birthPrecision: "day",
    languageMask: languageMask(["ru"]),
    about: "Играет в шахматы по переписке. Ждёт рассказов о ваших книгах.",
    articles: "ч. 1 ст. 207.3 УК РФ",
    penalty: "5 лет лишения свободы",
    status: "serving",
    target: 3,
    cap: null,
    hideLoad: 0,
    mergedInto: null,
    rowVersion: 1,
    createdAt: now.toISOString(),
    ...overrides,
  };
}

/** A stay that goes on, its address (if one is known) confirmed the day it was recorded. */
export function stayRow(
  prisonerId: string,
  facilityId: string | null,
  now: Date,
  overrides: Partial<NewRow<"stay">> = {},
): NewRow<"stay"> {
  const today = now.toISOString().slice(0, 10);
  return {
    prisonerId,
    facilityId,
    fromDate: today,
    fromPrecision: "day",
    untilDate: null,
    untilPrecision: "unknown",
    current: 1,
    confirmedOn: facilityId === null ? null : today,
    source: "родные",
    recordedAt: now.toISOString(),
    ...overrides,
  };
}

/** Consent to letters: presumed from a list, given or refused by a relative. */
export function consentRow(prisonerId: string, state: Row<"consent">["state"], now: Date): NewRow<"consent"> {
  const presumed = state === "presumed";
  return {
    prisonerId,
    purpose: "letters",
    state,
    givenBy: presumed ? "list" : "relative",
    source: presumed ? "Вместе" : "разговор с родными",
    recordedAt: now.toISOString(),
    withdrawnAt: null,
  };
}

async function appendStatus(tx: Tx, prisonerId: string, status: Status, now: Date): Promise<void> {
  await insertStatusChange(tx, {
    prisonerId,
    status,
    sinceDate: now.toISOString().slice(0, 10),
    sincePrecision: "day",
    source: "родные",
    recordedAt: now.toISOString(),
    voidedAt: null,
  });
}
