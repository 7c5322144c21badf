import { describe, expect, it } from "vitest";
import {
  channelMask,
  channelSafety,
  channels,
  channelsInForce,
  channelsOf,
  offeredChannels,
  usualDays,
  usualDelivery,
} from "~/domain/facilities/channels";

describe("channel masks", () => {
  it("keeps the stored bit of every channel", () => {
    expect(channels.map((channel) => channelMask([channel]))).toEqual([1, 2, 4, 8]);
    expect(channels).toEqual(["post", "fsin-pismo", "zonatelecom", "relay"]);
  });

  it("reads every mask back and ignores unknown bits", () => {
    for (let mask = 0; mask < 16; mask++) expect(channelMask(channelsOf(mask))).toBe(mask);
    expect(channelsOf(16 + 1)).toEqual(["post"]);
    expect(channelMask(["relay", "relay"])).toBe(8);
  });
});

describe("safety of a channel", () => {
  it.each([
    ["russia", true, "yes", "warn", "yes"],
    ["russia", false, "yes", "warn", "yes"],
    ["abroad", true, "yes", "warn", "yes"],
    ["abroad", false, "yes", "no", "yes"],
    ["unsaid", true, "yes", "no", "yes"],
    ["unsaid", false, "yes", "no", "yes"],
  ] as const)(
    "posts from %s, card %s: post %s, electronic %s, relay %s",
    (from, card, post, online, relay) => {
      expect(channels.map((channel) => channelSafety(from, card, channel))).toEqual([
        post,
        online,
        online,
        relay,
      ]);
    },
  );
});

describe("channels offered", () => {
  it.each([
    ["hand", "russia", true, ["post"]],
    ["hand", "abroad", false, ["post"]],
    ["online", "russia", true, ["fsin-pismo", "zonatelecom", "relay"]],
    ["online", "russia", false, ["relay"]],
    ["online", "abroad", true, ["fsin-pismo", "zonatelecom", "relay"]],
    ["online", "abroad", false, ["relay"]],
    ["online", "unsaid", true, ["relay"]],
    ["both", "abroad", true, ["post", "fsin-pismo", "zonatelecom", "relay"]],
    ["both", "russia", false, ["post", "relay"]],
    ["both", "unsaid", false, ["post", "relay"]],
  ] as const)("%s, from %s, card %s: %j", (ways, postsFrom, hasRussianCard, expected) => {
    expect(offeredChannels({ ways, postsFrom, hasRussianCard })).toEqual(expected);
  });
});

describe("channels in force", () => {
  const row = (worksSince: string | null, worksUntil: string | null) => [
    { channel: "relay", worksSince, worksUntil, note: "Ромашка" } as const,
  ];

  it("counts the first and the last day, and not the days beside them", () => {
    const rows = row("2026-03-10", "2026-03-20");
    expect(channelsInForce(rows, "2026-03-09")).toEqual([]);
    expect(channelsInForce(rows, "2026-03-10")).toEqual(["relay"]);
    expect(channelsInForce(rows, "2026-03-20")).toEqual(["relay"]);
    expect(channelsInForce(rows, "2026-03-21")).toEqual([]);
  });

  it("takes null for an open end", () => {
    expect(channelsInForce(row(null, null), "2026-03-09")).toEqual(["relay"]);
    expect(channelsInForce(row(null, "2026-03-08"), "2026-03-09")).toEqual([]);
    expect(channelsInForce(row("2026-03-10", null), "2026-03-09")).toEqual([]);
  });

  it("leaves out a relay that nobody named", () => {
    const unnamed = row(null, null).flatMap((each) => [
      { ...each, note: null },
      { ...each, note: " " },
    ]);
    expect(channelsInForce(unnamed, "2026-03-09")).toEqual([]);
  });

  it("names a channel once, in mask order", () => {
    const rows = [...row(null, null), ...row("2026-01-01", null)];
    const post = { channel: "post", worksSince: null, worksUntil: null, note: null } as const;
    expect(channelsInForce([...rows, post], "2026-03-09")).toEqual(["post", "relay"]);
  });
});

it("assumes days in for electronic letters and weeks there and back for paper", () => {
  expect(usualDelivery("zonatelecom")).toEqual({ min: 3, max: 3, unit: "working-days", of: "one-way" });
  expect(usualDelivery("fsin-pismo")).toEqual(usualDelivery("zonatelecom"));
  expect(usualDelivery("post")).toEqual({ min: 3, max: 8, unit: "weeks", of: "round-trip" });
  expect(usualDelivery("relay")).toEqual(usualDelivery("post"));
  expect((["post", "zonatelecom"] as const).map(usualDays)).toEqual([56, 3]);
});
