import { makeCorrespondence } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import type { CustodyDeed } from "~/domain/prisoners/custody-change";
import { confirmAddress, readConfirmations } from "~/features/custody/confirmation.server";
import { changeCustody, previewCustody } from "~/features/custody/custody.server";
import { readFarewells } from "~/features/custody/farewells.server";
import { noteSanction, readSanctions } from "~/features/custody/sanctions.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";

const since = { date: null, precision: "unknown" } as const;
const base = "/desk/prisoners/:id";

/** Somebody for every address on which custody changes, with what is another prisoner's and what is not there. */
export async function stageCustody(app: App, coordinator: Viewer, now: Date) {
  const somebody = async () => {
    const { prisonerId } = await makeCorrespondence(app, {}, now);
    return prisonerId;
  };
  const other = await somebody();
  const record = async (prisonerId: string, deed: CustodyDeed) => {
    const seen = await previewCustody(app, prisonerId, deed, now);
    if (!seen.ok) throw new Error(seen.reason);
    const form = { deed, source: "родные", seen: seen.seen, key: randomId() };
    const result = await changeCustody(app, coordinator, prisonerId, form, now);
    if (!result.ok) throw new Error(result.reason);
    return result.changeId;
  };
  const places: Record<string, object> = {};
  const below = (name: string, id: string, child: string, none: string) => ({
    own: { id, [name]: child },
    foreign: [{ id: other, [name]: child }],
    missing: { id: randomId(), [name]: none },
  });
  for (const page of ["/move", "/release", "/death", "/sanction", "/confirmation"]) {
    const merged = await makePrisoner(app, { mergedInto: other }, now);
    places[base + page] = {
      own: { id: await somebody() },
      foreign: [{ id: merged.id }],
      missing: { id: randomId() },
    };
  }
  for (const page of ["", "/withdrawal"]) {
    const id = await somebody();
    const change = await record(id, { kind: "moved", status: "in-transit", facilityId: null, since });
    places[`${base}/custody/:change${page}`] = below("change", id, change, randomId());
  }
  for (const page of ["/end", "/withdrawal"]) {
    const id = await somebody();
    const from = { date: "2026-01-01", precision: "day" } as const;
    const sanction = { kind: "shizo", from, until: since, source: "адвокат", key: randomId() } as const;
    await noteSanction(app, coordinator, id, sanction, now);
    const noted = (await readSanctions(app, id, now))?.sanctions[0]?.id;
    places[`${base}/sanctions/:sanction${page}`] = below("sanction", id, String(noted), "999999");
  }
  const confirmed = await somebody();
  const stayId = (await readConfirmations(app, confirmed))?.stayId ?? 0;
  const word = { stayId, on: now.toISOString().slice(0, 10), source: "родные", key: randomId() };
  await confirmAddress(app, coordinator, confirmed, word, now);
  const confirmation = (await readConfirmations(app, confirmed))?.confirmations[0]?.id;
  places[`${base}/confirmations/:confirmation/withdrawal`] = {
    own: { id: confirmed, confirmation: String(confirmation) },
    foreign: [],
    missing: { id: randomId(), confirmation: "999999" },
  };
  const dead = await somebody();
  await record(dead, { kind: "died", since });
  places[`${base}/farewells`] = { own: { id: dead }, foreign: [{ id: other }], missing: { id: randomId() } };
  const farewell = String((await readFarewells(app, dead))?.writers[0]?.id);
  for (const page of ["", "/told", "/told/withdrawal"]) {
    places[`${base}/farewells/:farewell${page}`] = below("farewell", dead, farewell, "999999");
  }
  return places;
}
