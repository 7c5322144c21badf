import { channelMask, offeredChannels } from "~/domain/facilities/channels";
import { languageMask, languagesOf } from "~/domain/prisoners/languages";
import { capacities, type WritingAnswers } from "./writing.form";

/** What is stored of the four answers, with the channels a volunteer may be offered. */
export function profileOf({ languages, ways, russianCard, postsFrom, capacity }: WritingAnswers) {
  const hasRussianCard = russianCard === "yes";
  return {
    languageMask: languageMask(languages),
    ways,
    russianCard: hasRussianCard ? (1 as const) : (0 as const),
    postsFrom,
    channelMask: channelMask(offeredChannels({ ways, postsFrom, hasRussianCard })),
    capacity,
  };
}

type Stored = Omit<ReturnType<typeof profileOf>, "capacity" | "russianCard"> & {
  capacity: number;
  russianCard: 0 | 1;
};

/** The four answers again, as a form shows them. A capacity that is not on offer is not chosen. */
export function answersOf(profile: Stored) {
  return {
    languages: languagesOf(profile.languageMask),
    ways: profile.ways,
    russianCard: profile.russianCard === 1 ? ("yes" as const) : ("no" as const),
    postsFrom: profile.postsFrom,
    capacity: capacities.find((each) => each === profile.capacity),
  };
}
