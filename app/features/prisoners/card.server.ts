import type { findAllCards } from "#db/repositories/profiles";
import { loadBand } from "~/domain/balance/load";
import { type Channel, channelsInForce, channelsOf, usualDelivery } from "~/domain/facilities/channels";
import { ageOn } from "~/domain/prisoners/age";
import { languagesOf } from "~/domain/prisoners/languages";
import type { PrisonerCard } from "./card";

type CardRow = Awaited<ReturnType<typeof findAllCards>>[number];
type ChannelRow = {
  facilityId: string;
  channel: Channel;
  worksSince: string | null;
  worksUntil: string | null;
};

/** What a volunteer is shown of a prisoner: public facts, the load as a band, and the ways open to this volunteer. */
export function prisonerCard(
  row: CardRow,
  channelRows: readonly ChannelRow[],
  volunteerChannelMask: number,
  today: string,
): PrisonerCard {
  const inForce = channelsInForce(
    channelRows.filter((each) => each.facilityId === row.facilityId),
    today,
  );
  const offered = channelsOf(volunteerChannelMask);
  const channels = inForce.filter((channel) => offered.includes(channel));
  const quickest = [...channels].sort((a, b) => daysOf(a) - daysOf(b))[0];
  return {
    id: row.id,
    name: row.name,
    nameLatin: row.nameLatin,
    age: ageOn(row.birthDate, row.birthPrecision, today),
    region: row.region,
    facilityName: row.facilityName,
    about: row.about,
    languages: languagesOf(row.languageMask),
    status: row.status,
    band: row.hideLoad ? null : loadBand(row.writers),
    enough: row.suggestable === 0,
    channels,
    delivery: quickest ? usualDelivery(quickest) : null,
  };
}

function daysOf(channel: Channel): number {
  const { max, unit } = usualDelivery(channel);
  return unit === "weeks" ? max * 7 : max;
}
