import { channelRow, facilityRow } from "#db/factories/facilities";
import { consentRow, prisonerRow, stayRow } from "#db/factories/prisoners";
import { articles, penalties } from "#db/seeds/story/cases";
import { maleNames, patronymics, surnames } from "#db/seeds/story/names";
import { tellBirth } from "#db/seeds/telling/births";
import type { Stage } from "#db/seeds/telling/stage";
import { aboutOf } from "#db/seeds/telling/texts";
import { type Channel, channelMask } from "~/domain/facilities/channels";
import { climateZones } from "~/domain/facilities/kinds";
import { type Language, languageMask } from "~/domain/prisoners/languages";
import type { Status } from "~/domain/prisoners/statuses";

export interface GeneratedFacility {
  id: string;
  channelMask: number;
}

export interface GeneratedPrisoner {
  id: string;
  languageMask: number;
  facility: GeneratedFacility;
  stayId: number;
  open: boolean;
}

/** So many colonies and remand prisons, in all climates and with all sets of channels. */
export function generateFacilities(stage: Stage, count: number): GeneratedFacility[] {
  const { chance, sheet } = stage;
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const remand = chance.happens(0.3);
    const row = facilityRow(
      {
        id: chance.id(),
        name: `ФКУ ${remand ? "СИЗО" : "ИК"}-${100 + index} УФСИН России`,
        kind: remand ? "sizo" : "ik",
        regime: remand ? null : chance.pick(["general", "strict"] as const),
        climateZone: chance.pick(climateZones),
        region: `Область ${1 + (index % 60)}`,
        checkedOn: stage.daysAgo(chance.between(1, 90)),
      },
      new Date(stage.during(stage.daysAgo(740))),
    );
    sheet.add("facility", row);
    const channels: Channel[] = chance.weighted<Channel[]>([
      [["post"], 3],
      [["post", "relay"], 3],
      [["post", "fsin-pismo", "relay"], 3],
      [["post", "fsin-pismo", "zonatelecom", "relay"], 2],
    ]);
    for (const channel of channels) sheet.add("facilityChannel", channelRow(row.id, channel));
    return { id: row.id, channelMask: channelMask(channels) };
  });
}

/** A man held at one of the facilities, with status, stay and consent. */
export function generatePrisoner(
  stage: Stage,
  facilities: readonly GeneratedFacility[],
  index: number,
): GeneratedPrisoner {
  const { chance, sheet } = stage;
  const facility = chance.pick(facilities);
  const status = chance.weighted<Status>([
    ["serving", 70],
    ["remand", 22],
    ["in-transit", 4],
    ["released", 4],
  ]);
  const languages = languageMask(chance.weighted(languageSets));
  // Longer than any series of letters, so that all went to this stay.
  const heldDays = chance.between(700, 1400);
  const listed = new Date(stage.during(stage.daysAgo(Math.min(heldDays, 740))));
  const name = `${chance.pick(surnames)} ${chance.pick(maleNames)} ${chance.pick(patronymics)[0]}`;
  const prisoner = prisonerRow(
    {
      id: chance.id(),
      name,
      ...tellBirth(stage, false),
      languageMask: languages,
      about: aboutOf(index),
      articles: chance.pick(articles),
      penalty: chance.pick(penalties),
      status,
    },
    listed,
  );
  sheet.add("prisoner", prisoner);
  sheet.add("consent", consentRow(prisoner.id, "presumed", listed));
  const stayId = sheet.nextId("stay");
  const fromDate = stage.daysAgo(heldDays);
  const confirmedOn = stage.daysAgo(chance.between(1, Math.min(heldDays, 120)));
  sheet.add("stay", stayRow(prisoner.id, facility.id, listed, { id: stayId, fromDate, confirmedOn }));
  sheet.add("statusChange", {
    prisonerId: prisoner.id,
    status,
    sinceDate: fromDate,
    sincePrecision: "day",
    source: "родные",
    recordedAt: listed.toISOString(),
    voidedAt: null,
  });
  const open = status === "serving" || status === "remand";
  return { id: prisoner.id, languageMask: languages, facility, stayId, open };
}

const languageSets: [Language[], number][] = [
  [["ru"], 90],
  [["ru", "en"], 6],
  [["ru", "tt"], 3],
  [["ru", "uz"], 1],
];
