import { findCurrentStatus } from "#db/repositories/custody";
import { findLetterIdsOf } from "#db/repositories/letters";
import {
  findExternalLoadsOf,
  findOpenLinks,
  leaveDoubleLines,
  moveRecognitions,
  replaceExternalLoads,
  restayLetters,
  updateStay,
} from "#db/repositories/merge-rows";
import { findMeasurements, findNeeds, insertNeed } from "#db/repositories/needs";
import { setEnded } from "#db/repositories/prisoner-merges";
import { findAllConsents, findCurrentStay, insertStatusChange } from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import { type Choices, stricterSide } from "~/domain/prisoners/merge";
import { needKinds } from "~/features/family/needs.server";
import type { Merging } from "./merge.server";

/**
 * Decides what stands where both records have a word, before the rows go over: consent, needs, sizes, who follows,
 * where they are, lists. The answer finishes what can only be done once everything is in one record.
 */
export async function weighRows(merging: Merging, choices: Choices): Promise<() => Promise<void>> {
  await weighConsents(merging);
  await weighSizes(merging);
  await weighLinks(merging);
  await weighLists(merging);
  await leaveDoubleLines(merging.tx, merging.lostId, merging.keptId);
  await weighStays(merging, choices);
  const joinNeeds = await weighNeeds(merging);
  const sayStatus = await weighStatus(merging, choices);
  return async () => {
    await joinNeeds();
    await sayStatus();
  };
}

async function weighConsents({ tx, keptId, lostId, now, note }: Merging): Promise<void> {
  const kept = await findAllConsents(tx, keptId);
  const lost = await findAllConsents(tx, lostId);
  const ended = lost.flatMap((row, at) => {
    const isNewest = lost.findIndex(({ purpose }) => purpose === row.purpose) === at;
    const theirs = kept.filter(({ purpose }) => purpose === row.purpose);
    const [standing] = theirs;
    if (!isNewest) return [row.id];
    if (!standing) return [];
    return stricterSide(standing.state, row.state) === "kept" ? [row.id] : theirs.map(({ id }) => id);
  });
  await setEnded(tx, "consent", ended, now.toISOString());
  if (ended.length > 0) await note("ended consent", ended);
}

/** Of two sizes of one kind the one measured later stands. */
async function weighSizes({ tx, keptId, lostId, now, note }: Merging): Promise<void> {
  const kept = await findMeasurements(tx, keptId);
  const day = ({ measuredOn, recordedAt }: Row<"measurement">) => measuredOn ?? recordedAt.slice(0, 10);
  const ended = (await findMeasurements(tx, lostId)).flatMap((row) => {
    const other = kept.find(({ kind }) => kind === row.kind);
    if (!other) return [];
    return [day(row) > day(other) ? other.id : row.id];
  });
  await setEnded(tx, "measurement", ended, now.toISOString());
  if (ended.length > 0) await note("ended measurement", ended);
}

/** Both families' words on one matter stand, one under the other. */
async function weighNeeds({ app, tx, keptId, lostId, now, note }: Merging): Promise<() => Promise<void>> {
  const place = (id: number) => ({ table: "need", column: "textEncrypted", rowId: String(id) });
  const text = (row: Row<"need">) => app.crypto.open(row.textEncrypted, place(row.id));
  const [kept, lost] = [await findNeeds(tx, keptId), await findNeeds(tx, lostId)];
  const joined = needKinds.flatMap((kind) => {
    const [one, two] = [kept.find((row) => row.kind === kind), lost.find((row) => row.kind === kind)];
    return one && two && text(one) !== text(two) ? [{ kind, text: `${text(one)}\n${text(two)}` }] : [];
  });
  const ended = lost.flatMap((row) => {
    const other = kept.find(({ kind }) => kind === row.kind);
    if (!other) return [];
    return joined.some(({ kind }) => kind === row.kind) ? [row.id, other.id] : [row.id];
  });
  const recordedAt = now.toISOString();
  await setEnded(tx, "need", ended, recordedAt);
  if (ended.length > 0) await note("ended need", ended);
  return async () => {
    for (const each of joined) {
      const row = { prisonerId: keptId, kind: each.kind, source: "coordinator", recordedAt } as const;
      let id = 0;
      await insertNeed(tx, { ...row, voidedAt: null }, (made) => {
        id = made;
        return app.crypto.seal(each.text, place(made));
      });
      await note("added need", [id]);
    }
  };
}

/** Who follows both records goes on with one link. */
async function weighLinks({ tx, keptId, lostId, now, note }: Merging): Promise<void> {
  const kept = await findOpenLinks(tx, keptId);
  const ended = (await findOpenLinks(tx, lostId))
    .filter(({ personId }) => kept.some((each) => each.personId === personId))
    .map(({ id }) => id);
  await setEnded(tx, "familyLink", ended, now.toISOString());
  if (ended.length > 0) await note("ended familyLink", ended);
}

/** Lists recognise the one record; what a campaign told of both counts once, the later word. */
async function weighLists({ tx, keptId, lostId, note }: Merging): Promise<void> {
  const recognitions = await moveRecognitions(tx, lostId, keptId);
  if (recognitions.length > 0) await note("recognitions", recognitions);
  const [kept, lost] = [await findExternalLoadsOf(tx, keptId), await findExternalLoadsOf(tx, lostId)];
  if (lost.length === 0) return;
  await note("external loads", { kept, lost });
  await replaceExternalLoads(tx, lostId, []);
  await replaceExternalLoads(tx, keptId, newestOf({ kept, lost }));
}

type Told = Row<"externalLoad">;

/** Of each campaign the later word on either record; of one day, that on the record that stays. */
export function newestOf({ kept, lost }: Record<"kept" | "lost", readonly Told[]>): Told[] {
  const both = [...kept, ...lost];
  return both.filter(
    (row) => !both.some((each) => each !== row && each.list === row.list && isLater(both, each, row)),
  );
}

/** The later word of a list; of the same day, the one named first, which is the kept record's. */
function isLater(all: readonly Told[], one: Told, two: Told) {
  return one.asOf === two.asOf ? all.indexOf(one) < all.indexOf(two) : one.asOf > two.asOf;
}

/** One stay goes on. Where both are at the same place, letters sent to either count as sent there. */
async function weighStays(merging: Merging, choices: Choices): Promise<void> {
  const { tx, keptId, lostId, note } = merging;
  const kept = await findCurrentStay(tx, keptId);
  const lost = await findCurrentStay(tx, lostId);
  const [chosen, other] = choices.place === "lost" ? [lost, kept] : [kept, lost];
  if (!other) return;
  const { id, untilDate, untilPrecision } = other;
  await note("ended stay", { id, untilDate, untilPrecision });
  const until = { untilDate: chosen?.fromDate ?? null, untilPrecision: chosen?.fromPrecision ?? "unknown" };
  await updateStay(tx, id, { ...until, current: 0 });
  if (!chosen || chosen.facilityId === null || chosen.facilityId !== other.facilityId) return;
  const letters = await findLetterIdsOf(tx, other.prisonerId);
  await note("stay of letters", { letters, from: other.id, to: chosen.id });
  await restayLetters(tx, letters, other.id, chosen.id);
}

/** The newest entry of the joined history says the status that was chosen. */
async function weighStatus(merging: Merging, choices: Choices): Promise<() => Promise<void>> {
  const { tx, keptId, lostId, now, note } = merging;
  const chosen = await findCurrentStatus(tx, choices.status === "lost" ? lostId : keptId);
  return async () => {
    const newest = await findCurrentStatus(tx, keptId);
    if (!chosen || newest?.id === chosen.id || newest?.status === chosen.status) return;
    const { status, sinceDate, sincePrecision, source } = chosen;
    const said = { prisonerId: keptId, status, sinceDate, sincePrecision, source };
    await insertStatusChange(tx, { ...said, recordedAt: now.toISOString(), voidedAt: null });
    const added = await findCurrentStatus(tx, keptId);
    if (added) await note("added statusChange", [added.id]);
  };
}
