import { makeCorrespondence } from "#db/factories/correspondence";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { findOpenSuccessions } from "#db/repositories/successions";
import { handOver } from "~/features/volunteers/hand-over.server";
import { offboard } from "~/features/volunteers/offboard.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";

/** Volunteers for the desk to look after; an account that is no volunteer's is as good as none. */
export async function stageVolunteers(app: App, coordinator: MadePerson, notVolunteer: string, now: Date) {
  const at = (id: string, foreign: readonly string[] = []) => ({
    own: { id },
    foreign: foreign.map((each) => ({ id: each })),
    missing: { id: randomId() },
  });
  const volunteer = async (trust: "new" | "known" = "known") =>
    (await makeVolunteer(app, { trust, capacity: 30 }, now)).id;
  const closed = await volunteer();
  await offboard(app, coordinator, closed, { note: "", reason: "asked", key: randomId() }, now);
  const others = [notVolunteer, coordinator.id];
  const succession = async () => {
    const made = await makeCorrespondence(app, {}, now);
    const form = { chosen: [{ id: made.id, lastLetterOn: null }], note: "", key: randomId() };
    await handOver(app, coordinator, made.viewer.personId, form, now);
    return (await findOpenSuccessions(app.db, made.prisonerId, 1))[0]?.id ?? "";
  };
  return {
    "/desk/volunteers/:id": at(await volunteer(), others),
    "/desk/volunteers/:id/trust": at(await volunteer("new"), [...others, closed]),
    "/desk/volunteers/:id/trust/withdrawal": at(await volunteer(), [...others, closed]),
    "/desk/volunteers/:id/capacity": at(await volunteer(), [...others, closed]),
    "/desk/volunteers/:id/hand-over": at(await volunteer(), [...others, closed]),
    "/desk/volunteers/:id/offboard": at(await volunteer(), others),
    "/desk/volunteers/:id/offboard/withdrawal": at(closed, others),
    "/desk/correspondences/:id/hand-over": at((await makeCorrespondence(app, {}, now)).id),
    "/desk/successions/:id": at(await succession()),
    "/desk/successions/:id/withdrawal": at(await succession()),
  };
}
