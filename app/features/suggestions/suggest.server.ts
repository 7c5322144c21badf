import type { Tx } from "#db/connection.server";
import { findAllPrisonersOfWriter } from "#db/repositories/correspondence";
import type { Masks } from "#db/repositories/eligibility";
import { findAllChannels } from "#db/repositories/facilities";
import { findAllCards } from "#db/repositories/profiles";
import { isUnderReport } from "#db/repositories/reports";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import { SUGGESTIONS } from "~/domain/balance/pick";
import { type Explanation, explainKey, ringEntry } from "~/domain/balance/suggestion-key";
import { languagesOf } from "~/domain/prisoners/languages";
import { findBlockedOf } from "~/features/correspondence/facts.server";
import type { PrisonerCard } from "~/features/prisoners/card";
import { prisonerCard } from "~/features/prisoners/card.server";
import type { App } from "~/platform/app.server";
import { type Suggestion, walkSuggestions } from "./walk.server";

/** "Show others" goes this far; then the whole list is the better place to look. */
const FURTHEST = 30;

export type SuggestedCard = PrisonerCard & { reason: Explanation };

export interface SuggestionPage {
  capacity: number;
  free: number;
  /** New correspondences rest for this account until a coordinator has decided. */
  resting: boolean;
  cards: SuggestedCard[];
  /** Whether this volunteer writes Russian: without it there is next to nobody to suggest. */
  russian: boolean;
  /** How many to skip for the next three; null when there is nobody after these, or one has gone far enough. */
  nextSkip: number | null;
  /** Whether these are the first three. */
  first: boolean;
}

/**
 * Three people this volunteer may write to, those most in need first, each with the reason it is them. `asked` is how
 * many to skip; what is no such number begins at the first.
 */
export async function suggestFor(
  app: App,
  viewer: Viewer,
  asked: number,
  now: Date,
): Promise<SuggestionPage> {
  const today = now.toISOString().slice(0, 10);
  const skip = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), FURTHEST) : 0;
  const first = skip === 0;
  const profile = await findVolunteerProfile(app.db, viewer.personId);
  if (!profile) return { ...nothing, first };
  const { capacity, trust } = profile;
  const russian = languagesOf(profile.languageMask).includes("ru");
  const free = Math.max(0, capacity - profile.openCount);
  if (await isUnderReport(app.db, viewer.personId)) {
    return { ...nothing, capacity, free, resting: true, russian, first };
  }

  const except = new Set(await findAllPrisonersOfWriter(app.db, viewer.personId));
  const entry = ringEntry(viewer.personId, today);
  const walk = { trust, entry, count: skip + SUGGESTIONS + 1, except };
  const allowed = await rankAllowed(app, viewer.personId, profile, walk);
  const shown = allowed.slice(skip, skip + SUGGESTIONS);
  const cards = await describe(app.db, shown, profile.channelMask, today);
  const isMore = allowed.length > skip + SUGGESTIONS && skip < FURTHEST;
  return { ...nothing, capacity, free, cards, russian, nextSkip: isMore ? skip + SUGGESTIONS : null, first };
}

const nothing = { capacity: 0, free: 0, resting: false, russian: true, cards: [], nextSkip: null };

/** Blocks are known only by pair, so one more is ranked than shown, and more again while blocks use them up. */
async function rankAllowed(
  app: App,
  personId: string,
  masks: Masks,
  walk: Parameters<typeof walkSuggestions>[2],
): Promise<Suggestion[]> {
  for (let reserve = BLOCK_RESERVE; ; reserve *= 4) {
    const count = walk.count + reserve;
    const ranked = await walkSuggestions(app.db, masks, { ...walk, count });
    const ids = ranked.map(({ prisonerId }) => prisonerId);
    const blocked = await findBlockedOf(app, app.db, personId, ids);
    const allowed = ranked.filter(({ prisonerId }) => !blocked.has(prisonerId));
    if (allowed.length >= walk.count || ranked.length < count) return allowed;
  }
}

const BLOCK_RESERVE = 1;

async function describe(
  tx: Tx,
  shown: Suggestion[],
  channelMask: number,
  today: string,
): Promise<SuggestedCard[]> {
  const rows = await findAllCards(
    tx,
    shown.map(({ prisonerId }) => prisonerId),
  );
  const channels = await findAllChannels(tx, [...new Set(rows.map((row) => row.facilityId))]);
  return shown.flatMap(({ prisonerId, key }) => {
    const row = rows.find((each) => each.id === prisonerId);
    if (!row) return [];
    const card = prisonerCard(row, channels, channelMask, today);
    const reason = explainKey(key, { today, channels: card.channels });
    return [{ ...card, reason }];
  });
}
