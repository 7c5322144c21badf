import type { Tx } from "#db/connection.server";
import { findAllPrisonersOfWriter } from "#db/repositories/correspondence";
import { findAllClassesFor } from "#db/repositories/eligibility";
import { findOpenPage, isAnybodyOpen, type ListPosition } from "#db/repositories/profiles";
import { isUnderReport } from "#db/repositories/reports";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import { MAX_RANK } from "~/domain/balance/load";
import { languagesOf } from "~/domain/prisoners/languages";
import { searchKey } from "~/domain/prisoners/names";
import { findBlockedOf } from "~/features/correspondence/facts.server";
import type { App } from "~/platform/app.server";
import type { PrisonerLine } from "./card";
import { prisonerLine } from "./card.server";

const PAGE_ROWS = 25;

export interface PrisonerListPage {
  lines: PrisonerLine[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
  /** Why this volunteer can take nobody for now: enough people already, or a report waits for a decision. */
  pausedBy: "no-capacity" | "resting" | null;
  /** Why the beginning of the whole list is empty: nobody may be written to, or nobody by this volunteer. */
  empty: "nobody-open" | "nobody-for-you" | null;
  /** Whether this volunteer writes Russian: without it next to nobody is left. */
  russian: boolean;
}

/**
 * A page of those this volunteer may begin to write to, least written-to first, searched by name or place: letters
 * allowed, a language and a way in common, neither theirs nor blocked. Who has writers enough stays in it, marked.
 */
export async function listPrisoners(
  app: App,
  viewer: Viewer,
  asked: { search: string; after: ListPosition | null },
  now: Date,
): Promise<PrisonerListPage> {
  const today = now.toISOString().slice(0, 10);
  const search = searchKey(asked.search).slice(0, 100);
  const profile = await findVolunteerProfile(app.db, viewer.personId);
  const masks = profile ?? { languageMask: 0, channelMask: 0 };
  const classIds = (await findAllClassesFor(app.db, masks)).map(({ id }) => id);
  const except = await findAllPrisonersOfWriter(app.db, viewer.personId);
  const page = { classIds, except, search, after: asked.after, limit: PAGE_ROWS + 1 };
  const rows = await findOpenPage(app.db, page);
  const read = rows.slice(0, PAGE_ROWS);
  const ids = read.map(({ id }) => id);
  const blocked = await findBlockedOf(app, app.db, viewer.personId, ids);
  const last = rows.length > PAGE_ROWS ? read.at(-1) : undefined;
  const isWhole = search === "" && asked.after === null;
  return {
    lines: read.filter(({ id }) => !blocked.has(id)).map((row) => prisonerLine(row, today)),
    next: last ? `${last.loadRank}-${last.id}` : null,
    pausedBy: await pausedBy(app.db, viewer, profile),
    empty: isWhole && rows.length === 0 ? await whyEmpty(app.db) : null,
    russian: languagesOf(masks.languageMask).includes("ru"),
  };
}

async function pausedBy(
  tx: Tx,
  { personId }: Viewer,
  profile: { capacity: number; openCount: number } | undefined,
): Promise<PrisonerListPage["pausedBy"]> {
  if (await isUnderReport(tx, personId)) return "resting";
  return profile && profile.openCount >= profile.capacity ? "no-capacity" : null;
}

async function whyEmpty(tx: Tx): Promise<PrisonerListPage["empty"]> {
  return (await isAnybodyOpen(tx)) ? "nobody-for-you" : "nobody-open";
}

/** The place in the list an address names; anything unreadable is the beginning. */
export function parseAfter(value: string | null): ListPosition | null {
  const match = /^(\d{1,10})-([\w-]{1,40})$/.exec(value ?? "");
  const loadRank = Number(match?.[1]);
  return match && loadRank <= MAX_RANK ? { loadRank, id: match[2] ?? "" } : null;
}
