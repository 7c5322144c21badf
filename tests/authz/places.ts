import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { findAddressHistory, findChannelsOf } from "#db/repositories/facility-changes";
import type { Viewer } from "~/domain/access/roles";
import { addAddress } from "~/features/facilities/address.server";
import { mergeFacilities, searchFacilityDoubles } from "~/features/facilities/merge.server";
import { choicesIn } from "~/features/merge/merge.form";
import { mergePrisoners } from "~/features/merge/merge.server";
import { addOverride, readOverrides } from "~/features/overrides/overrides.server";
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
  const [stays, goes] = [await place(), await place()];
  await makeFacility(app, { id: "authz-other-place" }, now);
  const doubles = { lostId: goes, keptVersion: 1, lostVersion: 1, key: randomId() };
  await mergeFacilities(app, coordinator, stays, doubles, now);
  const [undoable] = (await searchFacilityDoubles(app, stays, ""))?.merges ?? [];
  const ruled = { of: "facility", id: stays } as const;
  const word = { rule: "pages", stance: "changed", note: "Three pages", since: "2026-11-01" } as const;
  await addOverride(app, coordinator, ruled, { ...word, key: randomId() }, now);
  const [override] = await readOverrides(app, { facilityId: stays, prisonerId: null });
  return {
    "/desk/facilities/:id/overrides/new": of(await place()),
    "/desk/prisoners/:id/overrides/new": of((await makePrisoner(app, {}, now)).id),
    "/desk/overrides/:id/withdrawal": {
      own: { id: String(override?.id) },
      foreign: [],
      missing: { id: "999999" },
    },
    "/desk/facilities/:id/merge": of(await place()),
    "/desk/facilities/:id/merges/:merge/withdrawal": of(stays, { merge: undoable?.id ?? "" }),
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
