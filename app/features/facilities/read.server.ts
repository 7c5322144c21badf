import { countPeopleAt } from "#db/repositories/desk-facilities";
import { findFacility } from "#db/repositories/facilities";
import { findAddressHistory, findChannelsOf } from "#db/repositories/facility-changes";
import type { Row } from "#db/schema";
import { addressBlock, hasAddress } from "~/domain/facilities/address-block";
import { channelsInForce } from "~/domain/facilities/channels";
import { rulesOf } from "~/domain/facilities/letter-rules";
import { readOverrides } from "~/features/overrides/overrides.server";
import type { App } from "~/platform/app.server";

/** Everything the desk shows of one place; null when there is none. A double answers with where it belongs. */
export async function readFacility(app: App, id: string, now: Date) {
  const { db } = app;
  const facility = await findFacility(db, id);
  if (!facility) return null;
  const today = now.toISOString().slice(0, 10);
  const channels = await findChannelsOf(db, id);
  const addresses = await findAddressHistory(db, id);
  const working = channelsInForce(channels, today);
  return {
    ...factsOf(facility),
    mergedInto: facility.mergedInto,
    people: await countPeopleAt(db, id),
    source: facility.source,
    checkedOn: facility.checkedOn,
    preview: hasAddress(facility) ? envelopeOf(facility) : null,
    coming: addresses.filter(({ appliedAt }) => appliedAt === null).map(shownAddress),
    former: addresses.filter((each) => each.appliedAt !== null && !isSame(each, facility)).map(shownAddress),
    rules: rulesOf(facility.kind).map(({ code, source, confidence, verifiedOn }) => ({
      ...{ code, source, confidence, verifiedOn },
    })),
    overrides: await readOverrides(app, { facilityId: id, prisonerId: null }),
    channels: channels.map(({ facilityId: _, ...channel }) => ({
      ...channel,
      works: working.includes(channel.channel) && (channel.worksUntil ?? today) >= today,
    })),
  };
}

export type DeskFacility = NonNullable<Awaited<ReturnType<typeof readFacility>>>;

/** Just what a form of the place is filled from; null when there is none, or it is a double. */
export async function readFacilityFacts({ db }: App, id: string) {
  const facility = await findFacility(db, id);
  return facility && facility.mergedInto === null ? factsOf(facility) : null;
}

export type FacilityFormFacts = NonNullable<Awaited<ReturnType<typeof readFacilityFacts>>>;

/** A way to write with the facts of its place; null when there is none. */
export async function readChannel(app: App, facilityId: string, channelId: number) {
  const facility = await readFacilityFacts(app, facilityId);
  const channel = (await findChannelsOf(app.db, facilityId)).find(({ id }) => id === channelId);
  return facility && channel ? { facility, channel } : null;
}

export function factsOf(facility: Row<"facility">) {
  const { id, name, kind, regime, climateZone, region, address, postcode, rowVersion } = facility;
  const { letterNote, letterNoteSource, letterNoteCheckedOn } = facility;
  const toBeConfirmed = facility.toBeConfirmed === 1;
  return {
    ...{ id, name, kind, regime, climateZone, region, address, postcode, toBeConfirmed },
    ...{ letterNote, letterNoteSource, letterNoteCheckedOn, version: rowVersion },
  };
}

/** How an envelope to this place looks, for an invented name. */
export function envelopeOf({
  name,
  address,
  postcode,
}: Pick<Row<"facility">, "name" | "address" | "postcode">) {
  return addressBlock({
    name: "Иванов Иван Иванович",
    dative: "Иванову Ивану Ивановичу",
    birthDate: "1985-01-01",
    birthPrecision: "year",
    facilityName: name,
    addressLines: address.split("\n"),
    postcode,
    fromAbroad: false,
  }).copyText;
}

function shownAddress({ id, address, postcode, validFrom, source }: Row<"facilityAddress">) {
  const lines = [...address.split("\n"), postcode ?? ""].filter(Boolean).join(", ");
  return { id, lines, validFrom, source };
}

function isSame(one: Place, two: Place): boolean {
  return one.address === two.address && one.postcode === two.postcode;
}

type Place = Pick<Row<"facility">, "address" | "postcode">;
