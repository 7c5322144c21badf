import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { findAddressHistory, findChannelsOf } from "#db/repositories/facility-changes";
import type { Viewer } from "~/domain/access/roles";
import { addAddress } from "~/features/facilities/address.server";
import { choicesIn } from "~/features/merge/merge.form";
import { mergePrisoners } from "~/features/merge/merge.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";

/** A facility for each of its addresses, so that what is done at one leaves the others as they were. */
export async function stagePlaces(app: App, coordinator: Viewer, now: Date) {
  const place = async () => (await makeFacility(app, {}, now)).id;
  const of = (id: string, own: Record<string, string> = {}) => ({
    own: { id, ...own },
    foreign: [],
    missing: { id: randomId(), ...own },
  });
  const withChannel = await place();
  const [channel] = await findChannelsOf(app.db, withChannel);
  const moving = await place();
  const next = { address: "ул. Новая", postcode: null, validFrom: "2099-01-01", source: "call" };
  await addAddress(app, coordinator, moving, { ...next, version: 1, key: randomId() }, now);
  const coming = (await findAddressHistory(app.db, moving)).find(({ appliedAt }) => appliedAt === null);
  const [kept, lost] = [await makePrisoner(app, {}, now), await makePrisoner(app, {}, now)];
  await makePrisoner(app, { id: "authz-other-record" }, now);
  const merging = { lostId: lost.id, keptVersion: 2, lostVersion: 2, key: randomId() };
  const form = new FormData();
  const merged = await mergePrisoners(
    app,
    coordinator,
    kept.id,
    { ...merging, choices: choicesIn(form) },
    now,
  );
  return {
    "/desk/prisoners/:id/merge": of((await makePrisoner(app, {}, now)).id),
    "/desk/prisoners/:id/merges/:merge/withdrawal": of(kept.id, { merge: merged.ok ? merged.id : "" }),
    "/desk/facilities/:id": of(await place()),
    "/desk/facilities/:id/edit": of(await place()),
    "/desk/facilities/:id/address": of(await place()),
    "/desk/facilities/:id/address/:address/withdrawal": of(moving, { address: String(coming?.id) }),
    "/desk/facilities/:id/confirmation": of(await place()),
    "/desk/facilities/:id/channels/new": of(await place()),
    "/desk/facilities/:id/channels/:channel": of(withChannel, { channel: String(channel?.id) }),
  };
}
