import { channelRow, facilityRow } from "#db/factories/facilities";
import { type StoryFacility, storyFacilities } from "#db/seeds/story/facilities";
import type { Channel } from "~/domain/facilities/channels";
import { channelsInForce } from "~/domain/facilities/channels";
import type { Stage } from "./stage";

export interface Place {
  key: string;
  id: string;
  /** Channels that work today. */
  channels: Channel[];
}

/** The twelve facilities with their channels, by key. */
export function tellPlaces(stage: Stage): Map<string, Place> {
  return new Map(storyFacilities.map((facility) => [facility.key, tellPlace(stage, facility)]));
}

function tellPlace(stage: Stage, facility: StoryFacility): Place {
  const { key, channels: _, letterNote, checkedDaysAgo, ...columns } = facility;
  const day = (daysAgo: number | undefined) => (daysAgo === undefined ? null : stage.daysAgo(daysAgo));
  const row = facilityRow(
    {
      ...columns,
      id: stage.chance.id(),
      toBeConfirmed: checkedDaysAgo === undefined ? 1 : 0,
      checkedOn: day(checkedDaysAgo),
      letterNote: letterNote?.text ?? null,
      letterNoteSource: letterNote?.source ?? null,
      letterNoteCheckedOn: day(letterNote?.checkedDaysAgo),
    },
    new Date(stage.during(stage.daysAgo(760))),
  );
  stage.sheet.add("facility", row);
  const channels = facility.channels.map((each) =>
    channelRow(row.id, each.channel, {
      worksSince: day(each.sinceDaysAgo),
      worksUntil: day(each.untilDaysAgo),
      note: each.note ?? null,
      source: each.source,
      checkedOn: day(each.checkedDaysAgo),
    }),
  );
  for (const channel of channels) stage.sheet.add("facilityChannel", channel);
  const periods = channels.map(({ channel, worksSince, worksUntil, note }) => ({
    channel,
    note: note ?? null,
    worksSince: worksSince ?? null,
    worksUntil: worksUntil ?? null,
  }));
  return { key, id: row.id, channels: channelsInForce(periods, stage.today) };
}
