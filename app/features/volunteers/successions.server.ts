import { findCorrespondence } from "#db/repositories/correspondence";
import { findVolunteer } from "#db/repositories/desk-volunteer";
import { findPrisoner } from "#db/repositories/prisoners";
import {
  countDormant,
  countOpenSuccessions,
  findDormant,
  findOpenSuccessions,
  findSuccession,
} from "#db/repositories/successions";
import { dayOf } from "~/domain/dates/instants";
import { settleDueOf } from "~/features/correspondence/settle.server";
import type { App } from "~/platform/app.server";
import { isOpen } from "./hand-over.server";
import { openNote } from "./succession.server";

/** How many of each the desk lists at once, longest waiting first. */
const LISTED = 50;

/** Correspondences without a living writer from a place in the list on, and successions that wait for somebody. */
export async function listSuccessions(app: App, after: string) {
  const rows = await findDormant(app.db, placeIn(after), LISTED + 1);
  const dormant = rows.slice(0, LISTED);
  const last = rows.length > LISTED ? dormant.at(-1) : undefined;
  const open = await findOpenSuccessions(app.db, null, LISTED);
  return {
    dormant: dormant.map(({ key, ...row }) => ({ ...row, silentSince: dayOf(key) })),
    dormantCount: await countDormant(app.db),
    next: last ? `${last.key}~${last.id}` : null,
    open: open.map(shown),
    openCount: await countOpenSuccessions(app.db),
    isFirst: placeIn(after) === null,
  };
}

function placeIn(after: string): { key: string; id: string } | null {
  const [, key = "", id = ""] = /^([\d:.TZ-]{10,24})~([\w-]{1,64})$/.exec(after) ?? [];
  return id === "" ? null : { key, id };
}

/** Open successions of one prisoner, with what the next writer will read. */
export async function listSuccessionsOf(app: App, prisonerId: string) {
  const rows = await findOpenSuccessions(app.db, prisonerId, LISTED);
  return rows.map((row) => ({ ...shown(row), note: openNote(app, row) }));
}

/** One succession with its note; null when there is none. */
export async function readSuccession(app: App, id: string) {
  const row = await findSuccession(app.db, id);
  if (!row) return null;
  return { ...shown(row), note: openNote(app, row), version: row.rowVersion, open: isOpen(row) };
}

/** An open correspondence somebody may be asked to hand over, and whose; null for anything else. */
export async function readThread(app: App, id: string, now: Date) {
  const found = await findCorrespondence(app.db, id);
  if (!found?.personId) return null;
  await settleDueOf(app, { personId: found.personId }, now);
  const row = (await findCorrespondence(app.db, id)) ?? found;
  const prisoner = await findPrisoner(app.db, row.prisonerId);
  if (!prisoner || !(await findVolunteer(app.db, found.personId))) return null;
  const { name, nameLatin } = prisoner;
  const { signature, state, lastLetterOn } = row;
  return { id, personId: found.personId, signature, state, lastLetterOn, name, nameLatin };
}

type Found = NonNullable<Awaited<ReturnType<typeof findSuccession>>>;

function shown({ id, prisonerId, name, nameLatin, signature, openedAt, noteEncrypted, byWriter }: Found) {
  const openedOn = dayOf(openedAt);
  const hasNote = noteEncrypted !== null;
  return { id, prisonerId, name, nameLatin, signature, openedOn, hasNote, byWriter: byWriter === 1 };
}
