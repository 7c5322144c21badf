import type { Tx } from "#db/connection.server";
import { findAllPrisonersOfWriter } from "#db/repositories/correspondence";
import { countInLine, findLinePage, findOwnLine, type LinePosition } from "#db/repositories/line";
import { anywhere } from "#db/repositories/search";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import { type LineStand, lineStand, waitingStatuses } from "~/domain/correspondence/line";
import { hasAddress } from "~/domain/facilities/address-block";
import { isMinorOn } from "~/domain/prisoners/age";
import { searchKey } from "~/domain/prisoners/names";
import { findBlockedOf } from "~/features/correspondence/facts.server";
import type { PrisonerLine } from "~/features/prisoners/card";
import { prisonerLine } from "~/features/prisoners/card.server";
import type { App } from "~/platform/app.server";

type LineRow = Awaited<ReturnType<typeof findOwnLine>>[number];

/** How it stands with the line before somebody today. */
export function standOf(row: Omit<LineRow, "entryId">, today: string): LineStand {
  return lineStand({
    status: row.status,
    hasAddress: hasAddress(row),
    consentLetters: row.consentLetters,
    minor: isMinorOn(row.birthDate, row.birthPrecision, today),
    isOpen: row.open === 1,
  });
}

/** Somebody a volunteer waits for. */
export interface WaitedFor {
  prisonerId: string;
  name: string;
  nameLatin: string;
  stand: Exclude<LineStand, "over">;
  /** Which in line this volunteer is, from 1 on. */
  position: number;
  /** Places left before anybody in line has begun to write. */
  places: number;
}

/** Those this volunteer waits for, whom they may write to by now first; who is over is left out. */
export async function readOwnLine(tx: Tx, personId: string, today: string): Promise<WaitedFor[]> {
  const waited: WaitedFor[] = [];
  for (const row of await findOwnLine(tx, personId)) {
    const stand = standOf(row, today);
    if (stand === "over") continue;
    const position = await countInLine(tx, row.id, row.entryId);
    const places = Math.max(0, row.cap - row.seatsTaken);
    waited.push({ prisonerId: row.id, name: row.name, nameLatin: row.nameLatin, stand, position, places });
  }
  return waited.sort((a, b) => Number(b.stand === "open") - Number(a.stand === "open"));
}

const PAGE_ROWS = 25;

/** A page of those without an address whom this volunteer may wait for; not those they write to, wait for or are kept from. */
export async function listWithoutAddress(
  app: App,
  viewer: Viewer,
  asked: { search: string; after: LinePosition | null },
  now: Date,
): Promise<{ lines: PrisonerLine[]; next: string | null }> {
  const today = now.toISOString().slice(0, 10);
  const { personId } = viewer;
  const search = searchKey(asked.search).slice(0, 100);
  const own = await findOwnLine(app.db, personId);
  const rows = await findLinePage(app.db, {
    statuses: waitingStatuses,
    languageMask: (await findVolunteerProfile(app.db, personId))?.languageMask ?? 0,
    except: [...(await findAllPrisonersOfWriter(app.db, personId)), ...own.map(({ id }) => id)],
    pattern: search === "" ? null : anywhere(search),
    after: asked.after,
    limit: PAGE_ROWS + 1,
  });
  const read = rows.slice(0, PAGE_ROWS);
  const ids = read.map(({ id }) => id);
  const blocked = await findBlockedOf(app, app.db, personId, ids);
  const last = rows.length > PAGE_ROWS ? read.at(-1) : undefined;
  const shown = read.filter((row) => !blocked.has(row.id) && standOf(row, today) === "waiting");
  return {
    lines: shown.map((row) => ({ ...prisonerLine(row, today), enough: false })),
    next: last ? `${last.createdAt}_${last.id}` : null,
  };
}

/** The place in the list an address names; anything unreadable is the beginning. */
export function parseLinePosition(value: string | null): LinePosition | null {
  const match = /^(\d{4}-[\dT:.Z-]{6,25})_([\w-]{1,40})$/.exec(value ?? "");
  return match ? { createdAt: match[1] ?? "", id: match[2] ?? "" } : null;
}
