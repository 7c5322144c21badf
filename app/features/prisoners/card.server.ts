import type { findAllCards } from "#db/repositories/profiles";
import { loadBand } from "~/domain/balance/load";
import {
  type ChannelPeriod,
  channelsInForce,
  channelsOf,
  usualDays,
  usualDelivery,
} from "~/domain/facilities/channels";
import { ageOn } from "~/domain/prisoners/age";
import { languagesOf } from "~/domain/prisoners/languages";
import type { PrisonerCard, PrisonerLine } from "./card";

type CardRow = Awaited<ReturnType<typeof findAllCards>>[number];
type ChannelRow = ChannelPeriod & { facilityId: string };

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
  const quickest = [...channels].sort((a, b) => usualDays(a) - usualDays(b))[0];
  return {
    ...prisonerFacts(row, today),
    about: row.about,
    languages: languagesOf(row.languageMask),
    channels,
    delivery: quickest ? usualDelivery(quickest) : null,
  };
}

/** What a list of many shows of each. */
export function prisonerLine(row: CardRow, today: string): PrisonerLine {
  return { ...prisonerFacts(row, today), enough: row.suggestable === 0 };
}

function prisonerFacts(row: CardRow, today: string) {
  return {
    id: row.id,
    name: row.name,
    nameLatin: row.nameLatin,
    age: ageOn(row.birthDate, row.birthPrecision, today),
    region: row.region,
    band: row.hideLoad ? null : loadBand(row.writers),
  };
}
