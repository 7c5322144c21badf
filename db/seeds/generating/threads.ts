import type { Stage } from "#db/seeds/telling/stage";
import type { Writer } from "#db/seeds/telling/writers";
import { HOLD_WEIGHT_MILLI, placeAt } from "~/domain/balance/load";
import { signatureKey } from "~/domain/correspondence/signature";
import type { Correspondence } from "~/domain/correspondence/states";
import { addDaysTo, dayAfter } from "~/domain/dates/instants";
import { channelsOf } from "~/domain/facilities/channels";
import { generateLetters } from "./letters";
import type { GeneratedPrisoner } from "./prisoners";
import { findWriter, type Pool } from "./volunteers";

/** The default cap: so many may write at once. */
const CAP = 9;
const MOST_LETTERS = 24;

/** Parts a prisoner's letters among writers: a few open today, the rest finished; here and there a fresh hold. */
export function generateThreads(
  stage: Stage,
  pool: Pool,
  prisoner: GeneratedPrisoner,
  letters: number,
): void {
  const { chance } = stage;
  const taken = new Set<Writer>();
  let open = prisoner.open ? Math.min(CAP - 1, Math.ceil(letters / chance.between(8, 40))) : 0;
  for (let rest = letters; rest > 0; ) {
    const count = Math.min(rest, chance.between(3, MOST_LETTERS));
    generateThread(stage, pool, prisoner, taken, open > 0 ? "active" : "closed", count);
    open -= 1;
    rest -= count;
  }
  if (prisoner.open && chance.happens(0.08)) generateThread(stage, pool, prisoner, taken, "held", 0);
}

function generateThread(
  stage: Stage,
  pool: Pool,
  prisoner: GeneratedPrisoner,
  taken: Set<Writer>,
  state: "held" | "active" | "closed",
  letters: number,
): void {
  const { chance, sheet } = stage;
  const writer = findWriter(pool, chance.below(pool.length), (each) => fits(each, prisoner, state, taken));
  if (!writer) throw new RangeError("too few volunteers for so many letters");
  taken.add(writer);
  if (state !== "closed") writer.openCount += 1;

  const lastDaysAgo = state === "active" ? chance.between(0, 150) : chance.between(30, 300);
  const pace = chance.between(7, 14);
  const claimedDaysAgo = state === "held" ? chance.between(0, 12) : lastDaysAgo + pace * letters;
  const claimedAt = stage.during(stage.daysAgo(claimedDaysAgo));
  const facts: Correspondence = {
    state,
    trust: writer.known ? "known" : "new",
    claimedAt,
    holdUntil: addDaysTo(claimedAt, 14),
    extendedAt: null,
    lastLetterOn: letters > 0 ? stage.daysAgo(lastDaysAgo) : null,
    rhythmDays: null,
    pausedUntil: null,
    holdWeightMilli: HOLD_WEIGHT_MILLI,
  };
  const { trust: _, ...columns } = facts;
  const id = chance.id();
  const channel = chance.pick(channelsOf(writer.channelMask & prisoner.facility.channelMask));
  sheet.add("correspondence", {
    ...columns,
    ...placeAt(facts, stage.now),
    id,
    prisonerId: prisoner.id,
    personId: writer.id,
    circleId: null,
    signature: writer.signature,
    signatureKey: signatureKey(writer.signature),
    channel,
    lastNumber: letters,
    closedAt: state === "closed" ? stage.during(dayAfter(stage.daysAgo(lastDaysAgo), 20)) : null,
    closedReason: state === "closed" ? "finished" : null,
    overCap: 0,
    rowVersion: 1,
  });
  generateLetters(stage, { prisoner, correspondenceId: id, channel, letters, lastDaysAgo, pace });
}

function fits(writer: Writer, prisoner: GeneratedPrisoner, state: string, taken: Set<Writer>): boolean {
  return (
    (state === "closed" || writer.openCount < writer.answers.capacity) &&
    (writer.languageMask & prisoner.languageMask) !== 0 &&
    (writer.channelMask & prisoner.facility.channelMask) !== 0 &&
    !taken.has(writer)
  );
}
