import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllLetters } from "#db/repositories/letters";
import type { PartialDate } from "~/domain/dates/partial-date";
import type { CustodyDeed } from "~/domain/prisoners/custody-change";
import { changeCustody, previewCustody } from "~/features/custody/custody.server";
import { undoCustody } from "~/features/custody/undo.server";
import { randomToken } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";

export const unknown: PartialDate = { date: null, precision: "unknown" };
export const transit: CustodyDeed = { kind: "moved", status: "in-transit", facilityId: null, since: unknown };
export const arrival = (facilityId: string): CustodyDeed => ({
  kind: "moved",
  status: "quarantine",
  facilityId,
  since: unknown,
});
export const release: CustodyDeed = { kind: "released", since: unknown };
export const death: CustodyDeed = { kind: "died", since: unknown };

/** What a coordinator does to somebody's custody. */
export function custodyActs(world: World) {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);
  /** A prisoner with one writer who sent a letter yesterday and one today. */
  const written = async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const yesterday = new Date(clock.now.getTime() - 86_400_000).toISOString().slice(0, 10);
    await sendLetter(world.app, made, { sentOn: yesterday }, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    return made;
  };
  const preview = async (prisonerId: string, deed: CustodyDeed) => {
    const shown = await previewCustody(world.app, prisonerId, deed, clock.now);
    if (!shown.ok) throw new Error(shown.reason);
    return shown;
  };
  const confirm = async (prisonerId: string, deed: CustodyDeed, seen: string, key = randomToken()) =>
    changeCustody(
      world.app,
      await coordinator(),
      prisonerId,
      { deed, source: "родные", seen, key },
      clock.now,
    );
  /** Preview and confirmation at once; answers the change's id. */
  const record = async (prisonerId: string, deed: CustodyDeed) => {
    const result = await confirm(prisonerId, deed, (await preview(prisonerId, deed)).seen);
    if (!result.ok) throw new Error(result.reason);
    return result.changeId;
  };
  const undo = async (prisonerId: string, changeId: string) =>
    undoCustody(world.app, await coordinator(), { prisonerId, changeId }, clock.now);
  const risks = async (id: string) => (await findAllLetters(world.app.db, id)).map(({ atRisk }) => atRisk);
  return { confirm, coordinator, preview, record, risks, undo, written };
}
