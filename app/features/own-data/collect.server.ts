import { findAllLetterEvents } from "#db/repositories/letters";
import {
  findCorrespondencesWithNames,
  findDeeds,
  findLettersWithPlaces,
  findNumber,
  findProofs,
  findTies,
} from "#db/repositories/own-data";
import { findPerson } from "#db/repositories/people";
import { findAllReplies } from "#db/repositories/replies";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { handleOf } from "~/domain/desk/volunteer-handle";
import { ownNames } from "~/features/account/own-names.server";
import { answersOf } from "~/features/account/profile";
import { notePlace } from "~/features/invitations/invitations.server";
import type { App } from "~/platform/app.server";

export type OwnData = Awaited<ReturnType<typeof collectOwnData>>;

/**
 * Everything the house holds on an account, opened. Of what others told about its letters it says what and when, never
 * who: neither a writer nor anybody who holds their file learns that a relative is here.
 */
export async function collectOwnData(app: App, { personId, role }: Viewer, now: Date) {
  const person = await findPerson(app.db, personId);
  const profile = await findVolunteerProfile(app.db, personId);
  const number = await findNumber(app.db, personId);
  return {
    madeAt: now.toISOString(),
    account: {
      ...(await ownNames(app, personId)),
      role,
      language: person?.language ?? null,
      createdOn: person?.createdAt ?? null,
      lastSeenOn: person?.lastSeenOn ?? null,
      shortName: number === null ? null : handleOf(number),
    },
    signIn: await findProofs(app.db, personId),
    writing: profile
      ? { ...answersOf(profile), trust: profile.trust, trustWithdrawn: profile.trustWithdrawn === 1 }
      : null,
    correspondences: await collectCorrespondences(app, personId),
    ...(await collectTies(app, personId)),
    deeds: (await findDeeds(app.db, personId)).map(({ action, detail, recordedAt, ...deed }) => ({
      action,
      detail: detail === null ? null : JSON.parse(detail),
      recordedAt,
      by: deed.personId === personId ? "you" : "the desk",
    })),
  };
}

async function collectCorrespondences(app: App, personId: string) {
  const found = [];
  for (const row of await findCorrespondencesWithNames(app.db, personId)) {
    const events = await findAllLetterEvents(app.db, row.id);
    const letters = (await findLettersWithPlaces(app.db, row.id)).map((letter) => ({
      ...plainLetter(letter),
      events: events
        .filter(({ letterId }) => letterId === letter.id)
        .map(({ kind, occurredFrom, occurredUntil, source, recordedAt }) => ({
          kind,
          occurredFrom,
          occurredUntil,
          recordedAt,
          source: source === "writer" ? "you" : "others",
        })),
    }));
    const replies = (await findAllReplies(app.db, row.id)).map(({ receivedOn, place, recordedAt }) => ({
      receivedOn,
      place,
      recordedAt,
    }));
    found.push({ ...plainCorrespondence(row), letters, replies });
  }
  return found;
}

function plainCorrespondence({ name, ...row }: Row<"correspondence"> & { name: string }) {
  const { signature, channel, state, claimedAt, holdUntil, extendedAt, lastLetterOn } = row;
  const { rhythmDays, pausedUntil, closedAt, closedReason } = row;
  return {
    ...{ prisoner: name, signature, channel, state, claimedAt, holdUntil, extendedAt, lastLetterOn },
    ...{ rhythmDays, pausedUntil, closedAt, closedReason },
  };
}

function plainLetter(letter: Awaited<ReturnType<typeof findLettersWithPlaces>>[number]) {
  const { number, kind, channel, facilityName, state, sentOn, atRisk, recordedAt, leftAt } = letter;
  return {
    ...{ number, kind, channel, facility: facilityName, state, sentOn, recordedAt },
    ...{ atRisk: atRisk === 1, notWrittenAgainAt: leftAt },
  };
}

async function collectTies(app: App, personId: string) {
  const { invitations, ...ties } = await findTies(app.db, personId);
  return {
    ...ties,
    invitations: invitations.map(({ id, noteEncrypted, ...invitation }) => ({
      ...invitation,
      note: noteEncrypted === null ? null : app.crypto.open(noteEncrypted, notePlace(id)),
    })),
  };
}
