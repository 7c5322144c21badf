/** Ways a letter can travel, domain.md §4. A channel's place here is its bit in a mask: append only. */
export const channels = ["post", "fsin-pismo", "zonatelecom", "relay"] as const;
export type Channel = (typeof channels)[number];

export type Ways = "hand" | "online" | "both";
export type PostsFrom = "russia" | "abroad" | "unsaid";
export type ChannelSafety = "yes" | "warn" | "no";

export type Sender = { ways: Ways; postsFrom: PostsFrom; hasRussianCard: boolean };

/**
 * A facility's channel and the days (`YYYY-MM-DD`, both included) it works; null is an open end. A relay is named by
 * its note.
 */
export type ChannelPeriod = {
  channel: Channel;
  worksSince: string | null;
  worksUntil: string | null;
  note: string | null;
};

export type UsualDelivery = {
  min: number;
  max: number;
  unit: "working-days" | "weeks";
  of: "one-way" | "round-trip";
};

const byWays: Record<Ways, readonly Channel[]> = {
  hand: ["post"],
  online: ["fsin-pismo", "zonatelecom", "relay"],
  both: channels,
};

const electronic: Record<Channel, boolean> = {
  post: false,
  "fsin-pismo": true,
  zonatelecom: true,
  relay: false,
};

/**
 * The channels a volunteer may be shown, in mask order: what the ways allow, minus what is unsafe, minus
 * electronic channels that cannot be paid without a Russian card. Source: domain.md §4.
 */
export function offeredChannels({ ways, postsFrom, hasRussianCard }: Sender): Channel[] {
  return byWays[ways].filter(
    (channel) =>
      channelSafety(postsFrom, hasRussianCard, channel) !== "no" && (hasRussianCard || !electronic[channel]),
  );
}

/**
 * How safe a channel is for someone who posts from there: `warn` means possible, but it ties the letter to a
 * card and a phone in one's own name. Source: domain.md §4, the table "What is safe for whom".
 */
export function channelSafety(
  postsFrom: PostsFrom,
  hasRussianCard: boolean,
  channel: Channel,
): ChannelSafety {
  if (!electronic[channel]) return "yes";
  if (postsFrom === "russia") return "warn";
  return postsFrom === "abroad" && hasRussianCard ? "warn" : "no";
}

/**
 * The channels of a facility that work on `today` (`YYYY-MM-DD`), each once, in mask order. A relay nobody named is
 * none: a writer could not find it.
 */
export function channelsInForce(rows: readonly ChannelPeriod[], today: string): Channel[] {
  const working = new Set(
    rows
      .filter(
        ({ channel, worksSince, worksUntil, note }) =>
          (worksSince === null || worksSince <= today) &&
          (worksUntil === null || today <= worksUntil) &&
          (channel !== "relay" || Boolean(note?.trim())),
      )
      .map((row) => row.channel),
  );
  return channels.filter((channel) => working.has(channel));
}

/**
 * Delivery time to assume until it is measured for the facility. Electronic: working days until the letter is
 * in. Post: weeks until an answer is back; a relay ends in the post, so the same. Source: domain.md §4.
 */
export function usualDelivery(channel: Channel): UsualDelivery {
  return electronic[channel]
    ? { min: 3, max: 3, unit: "working-days", of: "one-way" }
    : { min: 3, max: 8, unit: "weeks", of: "round-trip" };
}

/** The longest usual time of {@link usualDelivery} in days, a working day counted as one. */
export function usualDays(channel: Channel): number {
  const { max, unit } = usualDelivery(channel);
  return unit === "weeks" ? max * 7 : max;
}

/** The usual days until a letter is there: {@link usualDays}, or half of it where only the round trip is known. */
export function usualDaysIn(channel: Channel): number {
  const days = usualDays(channel);
  return usualDelivery(channel).of === "round-trip" ? Math.ceil(days / 2) : days;
}

/** A list of channels as an integer, bit n for the n-th of {@link channels}. */
export function channelMask(list: readonly Channel[]): number {
  return list.reduce((mask, channel) => mask | (1 << channels.indexOf(channel)), 0);
}

/** The channels of a mask, in order; bits without a channel are ignored. */
export function channelsOf(mask: number): Channel[] {
  return channels.filter((_, bit) => (mask & (1 << bit)) !== 0);
}
