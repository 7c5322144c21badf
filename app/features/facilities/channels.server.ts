import type { Tx } from "#db/connection.server";
import { findFacility, insertFacilityChannel } from "#db/repositories/facilities";
import {
  findChannelsOf,
  findPrisonersAt,
  updateFacility,
  updateFacilityChannel,
} from "#db/repositories/facility-changes";
import type { Viewer } from "~/domain/access/roles";
import type { Channel } from "~/domain/facilities/channels";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { lockLoadsAt } from "./held.server";

export interface ChannelFacts {
  /** First and last day it works, both included; null is an open end. */
  worksSince: string | null;
  worksUntil: string | null;
  /** Empty for none; a relay is named by it. */
  note: string;
  source: string;
  /** Version of the facility the form was filled from. */
  version: number;
  key: string;
}

export type ChannelSaved =
  | { ok: true }
  | { ok: false; reason: "not-found" | "stale" | "order" | "relay-unnamed" };

/** A way to write that a place has from a day on. Whoever is held there is offered by it at once, or on that day. */
export async function addChannel(
  app: App,
  viewer: Viewer,
  facilityId: string,
  channel: Channel,
  facts: ChannelFacts,
  now: Date,
): Promise<ChannelSaved> {
  return save(app, viewer, facilityId, channel, facts, now, async (tx) => {
    await insertFacilityChannel(tx, { facilityId, channel, ...stored(facts, now) });
    await recordDeed(tx, viewer, { action: "facility-channel-added", facilityId, detail: { channel } }, now);
  });
}

/** Changes the days, note or source of a way to write; a last day ends it, an empty one opens it again. */
export async function changeChannel(
  app: App,
  viewer: Viewer,
  facilityId: string,
  channelId: number,
  facts: ChannelFacts,
  now: Date,
): Promise<ChannelSaved> {
  const row = (await findChannelsOf(app.db, facilityId)).find(({ id }) => id === channelId);
  if (!row) return { ok: false, reason: "not-found" };
  return save(app, viewer, facilityId, row.channel, facts, now, async (tx) => {
    await updateFacilityChannel(tx, channelId, stored(facts, now));
    const detail = { channel: row.channel };
    await recordDeed(tx, viewer, { action: "facility-channel-changed", facilityId, detail }, now);
  });
}

async function save(
  app: App,
  viewer: Viewer,
  facilityId: string,
  channel: Channel,
  facts: ChannelFacts,
  now: Date,
  write: (tx: Tx) => Promise<void>,
): Promise<ChannelSaved> {
  const { worksSince, worksUntil, note, version, key } = facts;
  if (worksSince !== null && worksUntil !== null && worksUntil < worksSince) {
    return { ok: false, reason: "order" };
  }
  if (channel === "relay" && note === "") return { ok: false, reason: "relay-unnamed" };
  return retrying(app.db, async (tx) => {
    const facility = await findFacility(tx, facilityId);
    if (!facility || facility.mergedInto !== null) return { ok: false, reason: "not-found" };
    const sent = { purpose: `facility channel ${facilityId}`, personId: viewer.personId, key };
    const { result } = await once(tx, sent, now, async () => {
      await lockLoadsAt(tx, facilityId);
      if (!(await updateFacility(tx, { id: facilityId, rowVersion: version }, {}))) return "stale";
      await write(tx);
      await refreshPrisonerLoads(tx, await findPrisonersAt(tx, facilityId), now);
      return "";
    });
    return result === "" ? { ok: true } : { ok: false, reason: "stale" };
  });
}

function stored({ worksSince, worksUntil, note, source }: ChannelFacts, now: Date) {
  const checkedOn = now.toISOString().slice(0, 10);
  return { worksSince, worksUntil, note: note === "" ? null : note, source, checkedOn };
}
