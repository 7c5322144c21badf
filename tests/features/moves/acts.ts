import { makeCorrespondence, makeReceipt, sendLetter } from "#db/factories/correspondence";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllLetters } from "#db/repositories/letters";
import { findOpenMoveReportsOf } from "#db/repositories/move-reports";
import type { PartialDate } from "~/domain/dates/partial-date";
import type { StatusAfterMove } from "~/domain/prisoners/move";
import { confirmMove, reportMove } from "~/features/moves/moves.server";
import { randomId } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";

/** What a family and a coordinator do about a move, and what it does to the letters. */
export function moveActs(world: World) {
  const { clock } = world;
  const unknown: PartialDate = { date: null, precision: "unknown" };
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);

  /** A prisoner with a relative and one writer who sent two letters, the first known to have arrived. */
  async function stage() {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
    const relative = await makeRelative(world.app, { prisonerIds: [made.prisonerId] }, clock.now);
    return { ...made, relative };
  }
  type Stage = Awaited<ReturnType<typeof stage>>;
  const tell = (
    { relative, prisonerId }: Stage,
    kind: "moved" | "released",
    since = unknown,
    key = randomId(),
  ) =>
    reportMove(world.app, relative, prisonerId, { kind, place: "Вологда, кажется", since, key }, clock.now);
  const reportId = async ({ prisonerId }: Stage) =>
    (await findOpenMoveReportsOf(world.app.db, prisonerId))[0]?.id ?? 0;
  const risks = async ({ id }: Stage) => (await findAllLetters(world.app.db, id)).map(({ atRisk }) => atRisk);
  const confirm = async (
    id: number,
    move: { facilityId?: string; status?: StatusAfterMove; since?: PartialDate; key?: string } = {},
  ) => {
    const form = {
      facilityId: null,
      status: "in-transit" as const,
      since: unknown,
      key: randomId(),
      ...move,
    };
    return confirmMove(world.app, await coordinator(), id, form, clock.now);
  };
  return { confirm, reportId, risks, stage, tell, unknown };
}
