import { inTransaction } from "#db/connection.server";
import { insertFacility, insertFacilityChannel } from "#db/repositories/facilities";
import type { NewRow, Row } from "#db/schema";
import type { Channel } from "~/domain/facilities/channels";
import { searchKey } from "~/domain/prisoners/names";
import type { App } from "~/platform/app.server";
import { randomBelow, randomId } from "~/platform/crypto/random.server";

export interface FacilityOverrides extends Partial<Row<"facility">> {
  /** Channels in force since ever; all four unless said otherwise. */
  channels?: readonly Channel[];
}

/** A facility with its channels. A confirmed men's colony of general regime unless said otherwise. */
export async function makeFacility(
  app: App,
  { channels = ["post", "fsin-pismo", "zonatelecom", "relay"], ...overrides }: FacilityOverrides,
  now: Date,
): Promise<Row<"facility">> {
  const facility = facilityRow(overrides, now);
  await inTransaction(app.db, async (tx) => {
    await insertFacility(tx, facility);
    for (const channel of channels) {
      await insertFacilityChannel(tx, channelRow(facility.id, channel, { checkedOn: facility.checkedOn }));
    }
  });
  return facility;
}

/** A facility as it is stored; what is searched by follows from the name. */
export function facilityRow(overrides: Partial<Row<"facility">>, now: Date): Row<"facility"> {
  const name = overrides.name ?? `ФКУ ИК-${100 + randomBelow(900)} УФСИН России по Владимирской области`;
  return {
    id: randomId(),
    name,
    nameSearch: searchKey(name),
    kind: "ik",
    regime: "general",
    climateZone: "temperate",
    region: "Владимирская область",
    address: "ул. Дальняя, д. 5\nг. Гороховец",
    postcode: "601483",
    toBeConfirmed: 0,
    source: "звонок в учреждение",
    checkedOn: now.toISOString().slice(0, 10),
    letterNote: null,
    letterNoteSource: null,
    letterNoteCheckedOn: null,
    mergedInto: null,
    rowVersion: 1,
    createdAt: now.toISOString(),
    ...overrides,
  };
}

/** A channel in force at a facility, without an end; a relay is named. */
export function channelRow(
  facilityId: string,
  channel: Channel,
  overrides: Partial<NewRow<"facilityChannel">> = {},
): NewRow<"facilityChannel"> {
  return {
    facilityId,
    channel,
    worksSince: null,
    worksUntil: null,
    note: channel === "relay" ? "Сервис «Почтовый ручей», ruchey.example" : null,
    source: "звонок в учреждение",
    checkedOn: null,
    ...overrides,
  };
}
