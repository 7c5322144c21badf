import {
  findConfirmedOf,
  findDeedsTo,
  findReportsAbout,
  findThreadsOf,
  findVolunteer,
} from "#db/repositories/desk-volunteer";
import { isHandedOver } from "#db/repositories/successions";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { weightAt } from "~/domain/balance/load";
import type { Trust } from "~/domain/correspondence/states";
import { dayOf } from "~/domain/dates/instants";
import type { DeedCode } from "~/domain/desk/deeds";
import { concernOf, volunteerDates } from "~/domain/desk/volunteer-concerns";
import { handleOf } from "~/domain/desk/volunteer-handle";
import { languagesOf } from "~/domain/prisoners/languages";
import { recordDeed } from "~/features/audit/record.server";
import { settleDueOf } from "~/features/correspondence/settle.server";
import type { App } from "~/platform/app.server";
import { readOffboarding } from "./offboard.server";

/** Deeds whose record names the account. */
const deedsToVolunteers = [
  "volunteer-trusted",
  "volunteer-distrusted",
  "volunteer-capacity",
  "volunteer-handed-over",
  "volunteer-offboarded",
  "volunteer-reopened",
] as const satisfies readonly DeedCode[];

/** How many confirmed letters, reports and deeds one page shows. */
const LISTED = 20;

/**
 * All the desk may know of one volunteer; null for anybody else. From here the signatures lead to the prisoners, so
 * that it was looked at stays in the record.
 */
export async function openVolunteer(app: App, viewer: Viewer, personId: string, now: Date) {
  const head = await readVolunteer(app, personId, now);
  if (!head) return null;
  await recordDeed(app.db, viewer, { action: "volunteer-opened", subjectId: personId }, now);
  const { threads, ...facts } = head;
  const offboarding = await readOffboarding(app.db, personId);
  return {
    ...facts,
    threads,
    deeds: (await findConfirmedOf(app.db, personId, LISTED)).map(({ recordedAt, ...deed }) => ({
      ...deed,
      on: dayOf(recordedAt),
    })),
    reports: (await findReportsAbout(app.db, personId, LISTED)).map(({ recordedAt, ...report }) => ({
      ...report,
      on: dayOf(recordedAt),
    })),
    done: (await findDeedsTo(app.db, personId, LISTED)).map(({ id, action, detail, recordedAt }) => ({
      id,
      action: deedsToVolunteers.find((each) => each === action) ?? null,
      reason: reasonIn(detail),
      on: dayOf(recordedAt),
    })),
    offboarding: offboarding && {
      people: offboarding.successions.length,
      taken: offboarding.taken,
      closedOn: dayOf(offboarding.disabledAt),
    },
  };
}

export type OpenedVolunteer = NonNullable<Awaited<ReturnType<typeof openVolunteer>>>;

/** The facts and correspondences alone, for the forms below a volunteer's page. */
export async function readVolunteer(app: App, personId: string, now: Date) {
  await settleDueOf(app, { personId }, now);
  const row = await findVolunteer(app.db, personId);
  if (!row) return null;
  const threads = (await findThreadsOf(app.db, personId)).map((each) => threadOf(each, row.trust, now));
  const lastLetters = threads.flatMap(({ lastLetterOn }) => lastLetterOn ?? []).sort();
  return {
    id: row.personId,
    handle: handleOf(row.number),
    trust: row.trust,
    trustWithdrawn: row.trustWithdrawn === 1,
    closed: row.closed === 1,
    languages: languagesOf(row.languageMask),
    ways: row.ways,
    russianCard: row.russianCard === 1,
    postsFrom: row.postsFrom,
    capacity: row.capacity,
    open: row.openCount,
    joinedIn: row.createdAt.slice(0, 7),
    lastLetterOn: lastLetters.at(-1) ?? null,
    threads: await Promise.all(
      threads.map(async (each) => ({
        ...each,
        handedOver: each.state === "closed" && (await isHandedOver(app.db, each.id)),
      })),
    ),
  };
}

/** Just enough of an account that is open for the small forms about it; null for anybody else. */
export async function readOpenVolunteer(app: App, personId: string) {
  const volunteer = await readAccount(app, personId);
  return volunteer?.closed === false ? volunteer : null;
}

/** The same of one that may be closed. */
export async function readAccount(app: App, personId: string) {
  const row = await findVolunteer(app.db, personId);
  if (!row) return null;
  const { capacity, openCount: open, number, closed } = row;
  return { id: personId, handle: handleOf(number), capacity, open, closed: closed === 1 };
}

export type Volunteer = NonNullable<Awaited<ReturnType<typeof readVolunteer>>>;
export type Thread = Volunteer["threads"][number];

type ThreadRow = Row<"correspondence"> & { letters: number | null };

function threadOf(row: ThreadRow, trust: Trust, now: Date) {
  const concern = concernOf(row, volunteerDates(now.toISOString()));
  return {
    id: row.id,
    prisonerId: row.prisonerId,
    signature: row.signature,
    state: row.state,
    concern,
    holdUntil: row.state === "held" && row.holdUntil !== null ? dayOf(row.holdUntil) : null,
    lastLetterOn: row.lastLetterOn,
    dormantSince: concern === "dormant" ? dormantSince(row, trust) : null,
    letters: Number(row.letters ?? 0),
    overCap: row.overCap === 1,
  };
}

/** The day on which a correspondence gave its place up, if nobody writes in it any more. */
export function dormantSince(
  row: Pick<
    Row<"correspondence">,
    | "state"
    | "claimedAt"
    | "holdUntil"
    | "extendedAt"
    | "lastLetterOn"
    | "rhythmDays"
    | "pausedUntil"
    | "holdWeightMilli"
  >,
  trust: Trust,
): string | null {
  const thread = { ...row, trust };
  let day = row.lastLetterOn ?? dayOf(row.claimedAt);
  for (let step = 0; step < 3; step += 1) {
    const { dormant, changesOn } = weightAt(thread, `${day}T00:00:00.000Z`);
    if (dormant) return day;
    if (changesOn === null) return null;
    day = dayOf(changesOn);
  }
  return null;
}

function reasonIn(detail: string | null): string | null {
  const { reason } = JSON.parse(detail ?? "{}") as { reason?: unknown };
  return typeof reason === "string" ? reason : null;
}
