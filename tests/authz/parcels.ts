import { makeFacility } from "#db/factories/facilities";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { insertFamilyLink } from "#db/repositories/family-links";
import { findConditions } from "#db/repositories/parcel-facts";
import { findWanted } from "#db/repositories/wanted-things";
import type { Viewer } from "~/domain/access/roles";
import { noteConditions } from "~/features/parcels/conditions.server";
import { becomePacker, pledgeItem } from "~/features/parcels/pledge.server";
import { askForThing } from "~/features/parcels/wanted.server";
import { askForPlan } from "~/features/plans/ask-plan.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";

interface Standing {
  volunteer: Viewer;
  stranger: Viewer;
  family: Viewer;
  coordinator: Viewer;
  other: string;
}

const steps = [
  "packing",
  "packing/withdrawal",
  "sending",
  "sending/withdrawal",
  "outcome",
  "outcome/withdrawal",
];
const ownSteps = ["day", "cancellation", "restoration", ...steps.slice(2)];

/** A parcel for every address, so that what is done at one leaves the others as they were. */
export async function stageParcels(app: App, standing: Standing, now: Date) {
  const { volunteer, stranger, family, coordinator, other } = standing;
  const items = [{ text: "Носки", wanted: 5 }];
  const settlement = (await makeFacility(app, { kind: "kp", regime: null }, now)).id;
  const held = (await makeParcelPrisoner(app, { facilityId: settlement }, now)).id;
  // Somebody of their own, whom no other form moves; parcels are not counted there.
  const followed = (await makeParcelPrisoner(app, { facilityId: settlement }, now)).id;
  const link = { personId: family.personId, prisonerId: followed, invitationId: null };
  await insertFamilyLink(app.db, { ...link, createdAt: now.toISOString(), revokedAt: null });
  const parcel = async (viewer = coordinator, prisonerId = held) =>
    makeParcel(app, { viewer, prisonerId, items: viewer === coordinator ? items : [] }, now);
  const packed = async (viewer: Viewer) => {
    const made = await parcel();
    await becomePacker(app, viewer, made.id, now);
    return made;
  };
  const theirs = { id: (await packed(stranger)).id };
  const familys = { who: "family", purpose: "family", viewer: family, prisonerId: followed } as const;
  const ofFamily = async () => (await makeParcel(app, familys, now)).id;
  const hidden = { id: await ofFamily() };
  const missing = { id: randomId() };
  const places: Record<string, object> = {};
  places["/parcels/:id"] = { own: { id: (await parcel()).id }, foreign: [hidden], missing };
  places["/parcels/:id/list"] = { own: { id: (await packed(volunteer)).id }, foreign: [theirs], missing };
  places["/parcels/:id/packer"] = { own: { id: (await parcel()).id }, foreign: [hidden], missing };
  for (const step of ["packer/withdrawal", ...steps]) {
    places[`/parcels/:id/${step}`] = {
      own: { id: (await packed(volunteer)).id },
      foreign: [theirs],
      missing,
    };
  }
  places["/parcels/:id/items/new"] = {
    own: { id: (await packed(volunteer)).id },
    foreign: [theirs],
    missing,
  };
  const written = await packed(volunteer);
  places["/parcels/:id/items/:item/removal"] = {
    own: { id: written.id, item: String(written.itemIds[0]) },
    foreign: [{ id: theirs.id, item: String(written.itemIds[0]) }],
    missing: { id: randomId(), item: "999999" },
  };
  for (const page of ["", "/withdrawal"]) {
    const made = await parcel();
    const item = made.itemIds[0] ?? 0;
    const which = { parcelId: made.id, itemId: item };
    if (page !== "") await pledgeItem(app, volunteer, which, { pieces: 1, key: randomId() }, now);
    places[`/parcels/:id/items/:item/pledge${page}`] = {
      own: { id: made.id, item: String(item) },
      foreign: [{ id: hidden.id, item: String(item) }],
      missing: { id: made.id, item: "999999" },
    };
  }
  for (const page of ["", "/calendar", "/new", "/past"]) {
    places[`/family/:prisonerId/parcels${page}`] = {
      own: { prisonerId: followed },
      foreign: [{ prisonerId: other }],
      missing: { prisonerId: randomId() },
    };
    places[`/desk/prisoners/:id/parcels${page}`] = {
      own: { id: held },
      foreign: [],
      missing: { id: randomId() },
    };
  }
  places["/family/:prisonerId/things"] = {
    own: { prisonerId: followed },
    foreign: [{ prisonerId: other }],
    missing: { prisonerId: randomId() },
  };
  const wished = { code: "tea-leaf", text: "", pieces: 1, key: randomId() };
  await askForThing(app, family, followed, wished, now);
  const [thing] = await findWanted(app.db, followed);
  places["/family/:prisonerId/things/:thing/removal"] = {
    own: { prisonerId: followed, thing: String(thing?.id) },
    foreign: [{ prisonerId: other, thing: String(thing?.id) }],
    missing: { prisonerId: randomId(), thing: "999999" },
  };
  for (const step of ownSteps) {
    places[`/family/:prisonerId/parcels/:parcel/${step}`] = {
      own: { prisonerId: followed, parcel: await ofFamily() },
      foreign: [{ prisonerId: followed, parcel: theirs.id }],
      missing: { prisonerId: followed, parcel: randomId() },
    };
  }
  for (const step of [
    "",
    "/items/new",
    ...["day", "cancellation", "restoration", ...steps].map((each) => `/${each}`),
  ]) {
    places[`/desk/prisoners/:id/parcels/:parcel${step}`] = {
      own: { id: held, parcel: (await parcel()).id },
      foreign: [{ id: held, parcel: hidden.id }],
      missing: { id: held, parcel: randomId() },
    };
  }
  for (const page of ["parcel-overrides/new", "parcel-facts", "conditions"]) {
    places[`/desk/prisoners/:id/${page}`] = { own: { id: held }, foreign: [], missing: { id: randomId() } };
  }
  places["/desk/facilities/:id/parcel-overrides/new"] = {
    own: { id: settlement },
    foreign: [],
    missing: { id: randomId() },
  };
  const grade = { conditions: "lightened", since: "2026-05-01", key: randomId() } as const;
  await noteConditions(app, coordinator, held, grade, now);
  const [change] = await findConditions(app.db, held);
  places["/desk/prisoners/:id/conditions/:change/withdrawal"] = {
    own: { id: held, change: String(change?.id) },
    foreign: [{ id: followed, change: String(change?.id) }],
    missing: { id: held, change: "999999" },
  };
  const listed = await parcel();
  const winter = { own: { id: await askForPlan(app, coordinator, "winter", now) }, foreign: [] };
  for (const step of ["", "/application", "/undo"]) {
    places[`/desk/parcels/plans/:id${step}`] = { ...winter, missing: { id: randomId() } };
  }
  places["/desk/prisoners/:id/parcels/:parcel/items/:item/removal"] = {
    own: { id: held, parcel: listed.id, item: String(listed.itemIds[0]) },
    foreign: [{ id: held, parcel: hidden.id, item: String(listed.itemIds[0]) }],
    missing: { id: held, parcel: randomId(), item: "999999" },
  };
  return places;
}
