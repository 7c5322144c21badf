import { findByPair } from "#db/repositories/correspondence";
import { findAllChannels } from "#db/repositories/facilities";
import { findLinePrisoner } from "#db/repositories/line";
import { findProfile } from "#db/repositories/profiles";
import { isUnderReport } from "#db/repositories/reports";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import { type Channel, channelSafety } from "~/domain/facilities/channels";
import { readOwnLine, standOf } from "~/features/line/read.server";
import type { App } from "~/platform/app.server";
import { prisonerCard } from "./card.server";

const ALL_CHANNELS = 2 ** 31 - 1;

/** A prisoner as this viewer may see them, and whether a volunteer may still take them; null when not visible. */
export async function readPrisoner(app: App, viewer: Viewer, id: string, now: Date) {
  const today = now.toISOString().slice(0, 10);
  const volunteer = viewer.role === "volunteer";
  const without = await readWithoutAddress(app, viewer, id, today);
  const row = without?.row ?? (await findProfile(app.db, id, volunteer ? viewer.personId : null));
  // Of a death a volunteer hears from a person, never from a page.
  if (!row || (volunteer && row.status === "died")) return null;
  const profile = volunteer ? await findVolunteerProfile(app.db, viewer.personId) : undefined;
  const resting = volunteer && (await isUnderReport(app.db, viewer.personId));
  const channelRows = await findAllChannels(app.db, [row.facilityId]);
  const own = volunteer ? await findByPair(app.db, viewer.personId, id) : undefined;
  const card = prisonerCard(row, channelRows, profile?.channelMask ?? ALL_CHANNELS, today);
  return {
    card,
    status: row.status,
    facilityName: row.facilityName,
    articles: row.articles,
    penalty: row.penalty,
    confirmedOn: row.confirmedOn,
    own: own ? { id: own.id, state: own.state, signature: own.signature } : null,
    waited: without?.waited ?? null,
    claim: profile
      ? without
        ? waitStand(row, { ...profile, resting })
        : claimStand(row, card.channels, { ...profile, resting })
      : null,
    warned: profile
      ? card.channels.filter(
          (channel) => channelSafety(profile.postsFrom, profile.russianCard === 1, channel) === "warn",
        )
      : [],
  };
}

/**
 * Somebody without an address who may be waited for, and how it stands with a volunteer who does. Null where there is
 * nothing to wait for; staff see whoever there is.
 */
async function readWithoutAddress(app: App, { role, personId }: Viewer, id: string, today: string) {
  const row = await findLinePrisoner(app.db, id);
  if (!row) return null;
  if (role !== "volunteer") return row.facilityId === "" ? { row, waited: null } : null;
  const line = await readOwnLine(app.db, personId, today);
  const waited = line.find(({ prisonerId }) => prisonerId === id) ?? null;
  const stand = standOf(row, today);
  return stand === "waiting" || (waited !== null && stand === "not-yet") ? { row, waited } : null;
}

/** Why a volunteer can or cannot stand in line now. */
function waitStand(
  prisoner: { languageMask: number },
  profile: { languageMask: number; resting: boolean },
): ClaimStand {
  if (profile.resting) return "resting";
  return (profile.languageMask & prisoner.languageMask) === 0 ? "no-language" : "wait";
}

export type ClaimStand =
  | "wait"
  | "possible"
  | "enough"
  | "closed"
  | "resting"
  | "no-channel"
  | "no-language"
  | "no-capacity";

/** Why a volunteer can or cannot take this prisoner now, as far as the page can tell before the claim decides. */
function claimStand(
  prisoner: { languageMask: number; open: 0 | 1; suggestable: 0 | 1 },
  channels: readonly Channel[],
  profile: { languageMask: number; capacity: number; openCount: number; resting: boolean },
): ClaimStand {
  if (prisoner.open === 0) return "closed";
  if (profile.resting) return "resting";
  if ((profile.languageMask & prisoner.languageMask) === 0) return "no-language";
  if (channels.length === 0) return "no-channel";
  if (profile.openCount >= profile.capacity) return "no-capacity";
  return prisoner.suggestable === 0 ? "enough" : "possible";
}
