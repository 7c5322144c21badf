import { makeVolunteer } from "#db/factories/volunteers";
import { findPrisoner } from "#db/repositories/prisoners";
import { type Choices, type MergeField, mergeFields, type Side } from "~/domain/prisoners/merge";
import { mergePrisoners } from "~/features/merge/merge.server";
import { undoMerge } from "~/features/merge/undo.server";
import { randomId } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";

/** What a coordinator does to make two records one. */
export function mergeActs(world: World) {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);
  const all = (side: Side, others: Partial<Choices> = {}): Choices => {
    const same = Object.fromEntries(mergeFields.map((field) => [field, side])) as Record<MergeField, Side>;
    return { ...same, ...others };
  };
  const version = async (id: string) => (await findPrisoner(world.app.db, id))?.rowVersion ?? 0;
  const formFor = async (keptId: string, lostId: string, choices = all("kept")) => ({
    ...{ lostId, choices, key: randomId() },
    keptVersion: await version(keptId),
    lostVersion: await version(lostId),
  });
  const merge = async (keptId: string, lostId: string, choices = all("kept")) =>
    mergePrisoners(world.app, await coordinator(), keptId, await formFor(keptId, lostId, choices), clock.now);
  const undo = async (keptId: string, mergeId: string) =>
    undoMerge(world.app, await coordinator(), keptId, mergeId, clock.now);
  return { all, coordinator, formFor, merge, undo };
}
