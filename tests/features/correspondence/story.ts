import fc from "fast-check";
import { makePrisoner, movePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllOwn } from "#db/repositories/correspondence";
import { findAllReplies } from "#db/repositories/replies";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { claimPrisoner } from "~/features/correspondence/claim.server";
import {
  extendHold,
  pauseCorrespondence,
  releaseCorrespondence,
  resumeCorrespondence,
} from "~/features/correspondence/course.server";
import { withdrawLetter } from "~/features/correspondence/letters.server";
import { logReply, withdrawReply } from "~/features/correspondence/replies.server";
import { settleDue } from "~/features/correspondence/settle.server";
import { randomToken } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";
import { claimForm, dayBefore, post } from "./acts";

/** Two prisoners with few places and four volunteers, two of them new; enough for every collision. */
export interface Cast {
  prisoners: { id: string; facilityId: string | null }[];
  writers: Viewer[];
  /** Letters that revived a closed correspondence, by volunteer: they may go past a capacity. */
  revived: Map<string, number>;
}

export interface Step {
  act: keyof typeof acts;
  writer: number;
  prisoner: number;
  /** What the act reads out of it: days, a number of a letter, weeks. */
  amount: number;
}

export async function makeCast({ app, clock }: World): Promise<Cast> {
  const prisoners = [
    await makePrisoner(app, { cap: 1, target: 1 }, clock.now),
    await makePrisoner(app, { cap: 2, target: 2 }, clock.now),
  ];
  const writers: Viewer[] = [];
  for (const trust of ["known", "known", "new", "new"] as const) {
    writers.push(await makeVolunteer(app, { trust, capacity: trust === "new" ? 1 : 2 }, clock.now));
  }
  return { prisoners, writers, revived: new Map() };
}

interface Scene {
  world: World;
  cast: Cast;
  writer: Viewer;
  prisoner: Cast["prisoners"][number];
  /** The latest correspondence of the two, if there ever was one. */
  own: Row<"correspondence"> | undefined;
  amount: number;
}

const acts = {
  claim: ({ world: { app, clock }, writer, prisoner }: Scene) =>
    claimPrisoner(app, writer, prisoner.id, claimForm(), clock.now),
  claimTwice: ({ world: { app, clock }, writer, prisoner }: Scene) => {
    const form = claimForm();
    return Promise.all([1, 2].map(() => claimPrisoner(app, writer, prisoner.id, form, clock.now)));
  },
  everybodyClaims: ({ world: { app, clock }, cast, prisoner }: Scene) =>
    Promise.all(cast.writers.map((each) => claimPrisoner(app, each, prisoner.id, claimForm(), clock.now))),
  extend: ({ world: { app, clock }, writer, own }: Scene) =>
    extendHold(app, writer, own?.id ?? "", clock.now),
  release: ({ world: { app, clock }, writer, own }: Scene) =>
    releaseCorrespondence(app, writer, own?.id ?? "", clock.now),
  letter: async ({ world, cast, writer, own, amount }: Scene) => {
    if (!own) return;
    const result = await post(world, writer, own.id, amount);
    if (!result.ok || own.state !== "closed") return;
    cast.revived.set(writer.personId, (cast.revived.get(writer.personId) ?? 0) + 1);
  },
  letterTwice: ({ world, writer, own }: Scene) => {
    if (own?.state === "closed") return;
    const key = randomToken();
    return Promise.all([1, 2].map(() => post(world, writer, own?.id ?? "", 0, key)));
  },
  undo: ({ world: { app, clock }, writer, own, amount }: Scene) =>
    withdrawLetter(app, writer, own?.id ?? "", 1 + (amount % 3), clock.now),
  reply: ({ world: { app, clock }, writer, own, amount }: Scene) => {
    const form = {
      receivedOn: dayBefore(clock.now, 0),
      acknowledged: [1, 1 + (amount % 3)],
      key: randomToken(),
    };
    return logReply(app, writer, own?.id ?? "", form, clock.now);
  },
  takeReplyBack: async ({ world: { app, clock }, writer, own }: Scene) => {
    const reply = own && (await findAllReplies(app.db, own.id)).at(-1);
    if (reply) await withdrawReply(app, writer, own.id, reply.id, clock.now);
  },
  pause: ({ world: { app, clock }, writer, own, amount }: Scene) =>
    pauseCorrespondence(app, writer, own?.id ?? "", dayBefore(clock.now, -1 - amount), clock.now),
  resume: ({ world: { app, clock }, writer, own }: Scene) =>
    resumeCorrespondence(app, writer, own?.id ?? "", clock.now),
  moveAway: ({ world: { app, clock }, prisoner }: Scene) =>
    movePrisoner(app, prisoner.id, { to: null, status: "in-transit" }, clock.now),
  arrive: ({ world: { app, clock }, prisoner }: Scene) =>
    movePrisoner(app, prisoner.id, { to: prisoner.facilityId, status: "serving" }, clock.now),
  timePasses: async ({ world: { clock }, amount }: Scene) => {
    clock.forward({ days: amount });
  },
  settle: ({ world: { app, clock } }: Scene) => settleDue(app, clock.now),
};

/** Plays one step through the real use cases; a refusal is as good an outcome as any. */
export async function play(world: World, cast: Cast, step: Step): Promise<void> {
  const writer = pick(cast.writers, step.writer);
  const prisoner = pick(cast.prisoners, step.prisoner);
  const rows = await findAllOwn(world.app.db, writer.personId);
  const own = rows.find((row) => row.prisonerId === prisoner.id);
  await acts[step.act]({ world, cast, writer, prisoner, own, amount: step.amount });
}

const common = ["claim", "letter", "timePasses", "release", "settle", "undo"] as const;

export const stories = fc.array(
  fc.record({
    act: fc.oneof(
      fc.constantFrom(...common),
      fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    ),
    writer: fc.nat(3),
    prisoner: fc.nat(1),
    amount: fc.oneof(fc.nat(20), fc.constantFrom(14, 59, 60, 61, 120)),
  }),
  { minLength: 5, maxLength: 25 },
);

function pick<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}
