import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findOpenSuccessions } from "#db/repositories/successions";
import type { Viewer } from "~/domain/access/roles";
import { settleDue } from "~/features/correspondence/settle.server";
import { type HandOver, handOver, takeBack } from "~/features/volunteers/hand-over.server";
import { offboard } from "~/features/volunteers/offboard.server";
import { randomToken } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";
import { dayBefore } from "../correspondence/acts";

export const coordinator = ({ app, clock }: World) => makeVolunteer(app, { role: "coordinator" }, clock.now);

/** Somebody who wrote so many days ago; with `viewer`, a further one of theirs. */
export async function written({ app, clock }: World, daysAgo = 0, viewer?: Viewer) {
  const then = new Date(clock.now.getTime() - daysAgo * 86_400_000);
  const { id: prisonerId } = await makePrisoner(app, {}, then);
  const writer = viewer ?? (await makeVolunteer(app, { capacity: 5 }, then));
  const made = await makeCorrespondence(app, { viewer: writer, prisonerId }, then);
  await sendLetter(app, made, {}, then);
  await settleDue(app, clock.now);
  return { ...made, lastLetterOn: dayBefore(clock.now, daysAgo) as string | null };
}

type Made = Awaited<ReturnType<typeof written>>;

/** Hands these of one writer over, as the page showed them. */
export function hand(
  { app, clock }: World,
  viewer: Viewer,
  made: readonly Pick<Made, "id" | "lastLetterOn" | "viewer">[],
  form: Partial<HandOver> = {},
) {
  const chosen = made.map(({ id, lastLetterOn }) => ({ id, lastLetterOn }));
  const sent = { chosen, note: "Любит шахматы", key: randomToken(), ...form };
  return handOver(app, viewer, made[0]?.viewer.personId ?? "", sent, clock.now);
}

export async function waitingFor({ app }: World, prisonerId: string) {
  return findOpenSuccessions(app.db, prisonerId, 10);
}

/** Takes the only open hand-over of a prisoner back. */
export async function back(world: World, viewer: Viewer, prisonerId: string) {
  const [waiting] = await waitingFor(world, prisonerId);
  return takeBack(world.app, viewer, waiting?.id ?? "", world.clock.now);
}

export function close({ app, clock }: World, viewer: Viewer, personId: string, key = randomToken()) {
  return offboard(app, viewer, personId, { note: "Пишите о море", reason: "asked", key }, clock.now);
}
