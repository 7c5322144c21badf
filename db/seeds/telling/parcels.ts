import { consentRow } from "#db/factories/prisoners";
import {
  conflictParcels,
  familyParcels,
  friendParcels,
  otherParcels,
  type StoryParcel,
} from "#db/seeds/story/parcels";
import { dayAfter } from "~/domain/dates/instants";
import { CONFIRMED_FOR_DAYS } from "~/domain/prisoners/custody";
import { emptyEntry } from "~/features/parcels/plan-entry.server";
import type { Inmate } from "./cast";
import type { Stage } from "./stage";
import type { Writer } from "./writers";

/** Colonies of general regime, where six parcels a year leave room for a story. */
const colonies = ["ik-gorokhovets", "ik-mordovia"];
/** Families that agreed and for whom nobody has planned anything yet. */
const WAITING = 24;
/** How long before its day a story's parcel was planned, and how long somebody is in one place before. */
const PLANNED_DAYS = 45;
const SETTLED_DAYS = 200;

interface Helpers {
  mine: Writer;
  others: readonly Writer[];
}

/**
 * A winter of parcels: a family that keeps its day, lists to bring things for, one packed, one on its way, one that
 * came, one refused and planned anew, one that waits for its address, and families that have only just agreed.
 */
export function tellParcels(
  stage: Stage,
  cast: readonly Inmate[],
  { followed, helpers }: { followed: readonly Inmate[]; helpers: Helpers },
): void {
  const [family, friend] = followed;
  const told = new Set(followed);
  if (family) tell(stage, family, familyParcels, helpers);
  if (friend) tell(stage, friend, friendParcels, helpers);
  const pick = (isRight: (inmate: Inmate) => boolean): Inmate => {
    const found = cast.find((inmate) => !told.has(inmate) && isSettled(stage, inmate) && isRight(inmate));
    if (!found) throw new Error("the story has nobody left for this parcel");
    told.add(found);
    return found;
  };
  for (const parcels of otherParcels) tell(stage, pick(isConfirmed(stage)), parcels, helpers);
  tell(
    stage,
    pick((inmate) => !isConfirmed(stage)(inmate)),
    conflictParcels,
    helpers,
  );
  const waiting = cast.filter((inmate) => !told.has(inmate) && inmate.open && inmate.hasFamily);
  for (const inmate of waiting.slice(0, WAITING)) agree(stage, inmate);
}

/** Whether somebody is long enough in a colony for what the story tells. */
function isSettled(stage: Stage, { status, open, place, stays }: Inmate): boolean {
  const here = stays.find(({ until }) => until === null);
  const isColony = place !== null && colonies.includes(place.key);
  return open && status === "serving" && isColony && (here?.from ?? "9") <= stage.daysAgo(SETTLED_DAYS);
}

function isConfirmed(stage: Stage) {
  return ({ stays }: Inmate): boolean =>
    (stays.at(-1)?.confirmedOn ?? "") > stage.daysAgo(CONFIRMED_FOR_DAYS);
}

/** The family agrees to parcels from others. */
function agree(stage: Stage, { id }: Inmate): void {
  const at = new Date(stage.during(stage.daysAgo(stage.chance.between(50, 190))));
  stage.sheet.add("consent", { ...consentRow(id, "given", at), purpose: "parcels" });
}

function tell(stage: Stage, inmate: Inmate, parcels: readonly StoryParcel[], helpers: Helpers): void {
  agree(stage, inmate);
  for (const parcel of parcels) tellParcel(stage, inmate, parcel, helpers);
}

function tellParcel(stage: Stage, inmate: Inmate, parcel: StoryParcel, { mine, others }: Helpers): void {
  const { chance, sheet } = stage;
  const day = (days: number | null | undefined) =>
    days === null || days === undefined ? null : dayAfter(stage.today, days);
  const stay = inmate.stays.at(-1);
  const id = chance.id();
  const ended = day(parcel.ended);
  const recordedOn = dayAfter(
    stage.today,
    Math.min(-2, (parcel.ended ?? parcel.arrives ?? 0) - PLANNED_DAYS),
  );
  const recordedAt = stage.during(parcel.arrives === null && ended ? dayAfter(ended, 4) : recordedOn);
  const isOver = parcel.state === "accepted" || parcel.state === "refused" || parcel.state === "returned";
  const closedAt = isOver && ended ? stage.during(dayAfter(ended, 1)) : null;
  sheet.add("parcel", {
    ...emptyEntry(new Date(recordedAt)),
    ...{ id, prisonerId: inmate.id, facilityId: stay?.place?.id ?? null, stayId: stay?.id ?? null },
    ...{ kind: "parcel", who: parcel.who, purpose: parcel.purpose, state: parcel.state, closedAt },
    ...{ plannedOn: day(parcel.arrives), packedOn: day(parcel.packed), sentOn: day(parcel.sent) },
    endedOn: parcel.isVague && ended ? `${ended.slice(0, 7)}-01` : ended,
    endedPrecision: ended === null ? "unknown" : parcel.isVague ? "month" : "day",
    estimatedGrams: parcel.grams,
    weighedGrams: parcel.packed === undefined ? null : parcel.grams,
    refusal: parcel.refusal ?? null,
    changedAt: closedAt ?? recordedAt,
  });
  const helper = chance.pick(others);
  const part = { prisonerId: inmate.id, recordedAt, endedAt: closedAt, custodyChangeId: null };
  const ending = { ...part, endedReason: closedAt === null ? null : ("done" as const) };
  for (const { mine: ofMine = 0, others: ofOthers = 0, ...item } of parcel.items ?? []) {
    const itemId = sheet.nextId("parcelItem");
    sheet.add("parcelItem", {
      ...item,
      id: itemId,
      parcelId: id,
      textEncrypted: null,
      pledged: ofMine + ofOthers,
    });
    const pledges = [
      { personId: mine.id, pieces: ofMine },
      { personId: helper.id, pieces: ofOthers },
    ];
    for (const pledge of pledges)
      if (pledge.pieces > 0) sheet.add("itemPledge", { ...ending, ...pledge, itemId });
  }
  if (parcel.packer === undefined) return;
  const personId = parcel.packer === "mine" ? mine.id : helper.id;
  sheet.add("parcelPacker", { ...ending, parcelId: id, personId });
}
