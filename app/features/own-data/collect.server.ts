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
import { dayOf } from "~/domain/dates/instants";
import { handleOf } from "~/domain/desk/volunteer-handle";
import { ownNames } from "~/features/account/own-names.server";
import { answersOf } from "~/features/account/profile";
import type { App } from "~/platform/app.server";

export type OwnData = Awaited<ReturnType<typeof collectOwnData>>;

/**
 * What the house holds on an account, opened: what the person did and typed, and what their own pages show them. What
 * others recorded comes by its day and without its reason, what the desk noted of the person not at all: a copy must
 * not tell a hostile volunteer who doubts them, who looks at them, or who asked for letters to stop (docs/retention.md).
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
    writing: profile ? answersOf(profile) : null,
    correspondences: await collectCorrespondences(app, personId),
    ...(await collectTies(app, personId)),
    deeds: (await findDeeds(app.db, personId)).map(({ action, detail, recordedAt }) => ({
      action,
      detail: detail === null ? null : JSON.parse(detail),
      recordedAt,
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
          ...told(source, recordedAt),
        })),
    }));
    const replies = (await findAllReplies(app.db, row.id)).map(
      ({ receivedOn, place, source, recordedAt }) => ({
        receivedOn,
        place,
        ...told(source, recordedAt),
      }),
    );
    found.push({ ...plainCorrespondence(row), letters, replies });
  }
  return found;
}

function plainCorrespondence({ name, ...row }: Row<"correspondence"> & { name: string }) {
  const { signature, channel, state, claimedAt, holdUntil, extendedAt, lastLetterOn } = row;
  const { rhythmDays, pausedUntil, closedAt, closedReason } = row;
  return {
    ...{ prisoner: name, signature, channel, state, claimedAt, holdUntil, extendedAt, lastLetterOn },
    ...{ rhythmDays, pausedUntil, closedOn: closedAt && dayOf(closedAt) },
    closedReason: closedReason === "stopped" ? ("finished" as const) : closedReason,
  };
}

/** When something was recorded: to the moment where the person did it, else the day alone. */
function told(source: string, recordedAt: string) {
  return source === "writer"
    ? { source: "you" as const, recordedAt }
    : { source: "others" as const, recordedAt: dayOf(recordedAt) };
}

function plainLetter(letter: Awaited<ReturnType<typeof findLettersWithPlaces>>[number]) {
  const { number, kind, channel, facilityName, state, sentOn, atRisk, recordedAt, leftAt } = letter;
  return {
    ...{ number, kind, channel, facility: facilityName, state, sentOn, recordedAt },
    ...{ atRisk: atRisk === 1, notWrittenAgainAt: leftAt },
  };
}

async function collectTies(app: App, personId: string) {
  const { relatives, invitations, permits, ...ties } = await findTies(app.db, personId);
  return {
    ...ties,
    relatives: relatives.map(({ revokedAt, ...link }) => ({
      ...link,
      endedOn: revokedAt && dayOf(revokedAt),
    })),
    invitations: invitations.map(({ createdAt, ...invitation }) => ({
      ...invitation,
      madeOn: dayOf(createdAt),
    })),
    permits: permits.map(({ createdAt, ...permit }) => ({ ...permit, madeOn: dayOf(createdAt) })),
  };
}
