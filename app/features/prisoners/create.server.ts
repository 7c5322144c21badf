import type { Tx } from "#db/connection.server";
import { findAllFacilityAddresses, findFacility } from "#db/repositories/facilities";
import { insertConsent, insertPrisoner, insertStatusChange, insertStay } from "#db/repositories/prisoners";
import { insertRecognition } from "#db/repositories/recognitions";
import { findNamesakes, findRecognised } from "#db/repositories/story";
import type { Viewer } from "~/domain/access/roles";
import type { PartialDate } from "~/domain/dates/partial-date";
import {
  decideFirstRecord,
  isHeldSomewhere,
  keysOfName,
  mayBeSameYear,
} from "~/domain/prisoners/first-record";
import { type PlainFacts, withFormsOfName } from "~/domain/prisoners/plain-facts";
import type { Status } from "~/domain/prisoners/statuses";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import type { consentAnswers } from "./create.form";
import { refreshPrisonerLoad } from "./load.server";
import { columnsOfFacts } from "./plain-facts.server";

export interface NewPerson {
  facts: PlainFacts;
  /** Null: nobody knows where, or nowhere. */
  facilityId: string | null;
  status: Status;
  since: PartialDate;
  consent: (typeof consentAnswers)[number];
  /** The list that names them; null for none. An empty id is the list's that has none. */
  recognition: { list: string; externalId: string; url: string | null } | null;
  /** Ids of namesakes that were shown and are somebody else. */
  others: readonly string[];
  key: string;
}

type Namesake = Awaited<ReturnType<typeof findNamesakes>>[number];
export type Created =
  | { ok: true; id: string }
  | { ok: false; reason: "similar"; people: Namesake[] }
  | { ok: false; reason: "future" | "birth-future" | "place-too-much" | "no-such-place" | "listed" };

/** Where the word of a first record comes from. */
const SOURCE = "desk";

/**
 * Writes somebody new down with their first status, place, consent and list. Namesakes who may be the same person are
 * answered first, unless they were shown before. The same form twice is one person.
 */
export async function createPrisoner(
  app: App,
  viewer: Viewer,
  person: NewPerson,
  now: Date,
): Promise<Created> {
  const { facts, status, since, facilityId } = person;
  const about = { status, since, hasPlace: facilityId !== null, birth: facts.birth };
  const verdict = decideFirstRecord(about, now.toISOString());
  if (!verdict.ok) return verdict;
  return refusable(() =>
    retrying(app.db, async (tx): Promise<Created> => {
      const form = { purpose: "new prisoner", personId: viewer.personId, key: person.key };
      const { result } = await once(tx, form, now, async () => {
        const refusal = await refusalOf(tx, person);
        if (refusal) throw new Refused(refusal);
        const id = await insertPerson(tx, person, now);
        await recordDeed(tx, viewer, { action: "prisoner-created", prisonerId: id }, now);
        return id;
      });
      return { ok: true, id: result };
    }),
  );
}

/** Facilities to choose from. */
export async function listPlaces(app: App) {
  const facilities = await findAllFacilityAddresses(app.db);
  return facilities.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "ru"));
}

async function refusalOf(tx: Tx, { facts, facilityId, recognition, others }: NewPerson) {
  if (facilityId !== null && !(await findFacility(tx, facilityId)))
    return { ok: false, reason: "no-such-place" } as const;
  if (
    recognition &&
    recognition.externalId !== "" &&
    (await findRecognised(tx, recognition.list, recognition.externalId))
  ) {
    return { ok: false, reason: "listed" } as const;
  }
  const namesakes = await findNamesakes(tx, keysOfName(facts.name));
  const people = namesakes.filter(({ birthDate }) => mayBeSameYear(birthDate, facts.birth.date));
  const isShown = people.every(({ id }) => others.includes(id));
  return isShown ? null : ({ ok: false, reason: "similar", people } as const);
}

async function insertPerson(tx: Tx, person: NewPerson, now: Date): Promise<string> {
  const { status, since, facilityId, consent, recognition } = person;
  const id = randomId();
  const recordedAt = now.toISOString();
  const facts = withFormsOfName(person.facts, null);
  await insertPrisoner(tx, { ...columnsOfFacts(facts), id, status, mergedInto: null, createdAt: recordedAt });
  await insertStatusChange(tx, {
    prisonerId: id,
    status,
    sinceDate: since.date,
    sincePrecision: since.precision,
    source: SOURCE,
    recordedAt,
    voidedAt: null,
  });
  if (isHeldSomewhere(status)) {
    await insertStay(tx, {
      prisonerId: id,
      facilityId,
      fromDate: null,
      fromPrecision: "unknown",
      untilDate: null,
      untilPrecision: "unknown",
      current: 1,
      confirmedOn: facilityId === null ? null : recordedAt.slice(0, 10),
      source: SOURCE,
      recordedAt,
    });
  }
  const word = wordOf(consent, recognition?.list ?? "");
  if (word)
    await insertConsent(tx, { ...word, prisonerId: id, purpose: "letters", recordedAt, withdrawnAt: null });
  if (recognition) {
    const externalId = recognition.externalId === "" ? `~${id}` : recognition.externalId;
    const listed = { ...recognition, externalId, prisonerId: id, rowDigest: "", importRunId: null };
    await insertRecognition(tx, { ...listed, seenAt: recordedAt });
  }
  await refreshPrisonerLoad(tx, id, now);
  return id;
}

function wordOf(consent: NewPerson["consent"], list: string) {
  if (consent === "none") return null;
  if (consent === "presumed") return { state: "presumed", givenBy: "list", source: list } as const;
  if (consent === "refused") return { state: "refused", givenBy: "relative", source: SOURCE } as const;
  return { state: "given", givenBy: consent, source: SOURCE } as const;
}
