import { makePrisoner, type PrisonerOverrides } from "#db/factories/prisoners";
import { type MadePerson, makeVolunteer, type VolunteerOverrides } from "#db/factories/volunteers";
import { findPlanLines } from "#db/repositories/plan-lines";
import { readPlan } from "~/features/balance/read-plan.server";
import { makeWish } from "~/features/balance/wish.server";
import { askForPlan } from "~/features/plans/ask-plan.server";
import { beginApplication, beginUndo } from "~/features/plans/change-plan.server";
import type { World } from "../../setup/databases";

/** What the desk and volunteers do with plans, at the suite's present time. */
export function planActs(world: World) {
  const now = () => world.clock.now;
  const linesOf = (id: string) => findPlanLines(world.app.db, id, 0, 1000);
  return {
    linesOf,
    prisoner: async (overrides: PrisonerOverrides = {}) =>
      (await makePrisoner(world.app, overrides, now())).id,
    /** A volunteer who leaves the choice of some people to the house. */
    wisher: async (people = 1, overrides: VolunteerOverrides = {}, signature = "Анна") => {
      const viewer = await makeVolunteer(world.app, overrides, now());
      await makeWish(world.app, viewer, { people, signature }, now());
      return viewer;
    },
    wish: (viewer: MadePerson, people = 1) =>
      makeWish(world.app, viewer, { people, signature: "Анна" }, now()),
    volunteer: () => makeVolunteer(world.app, {}, now()),
    coordinator: () => makeVolunteer(world.app, { role: "coordinator" }, now()),
    ask: (viewer: MadePerson) => askForPlan(world.app, viewer, "balance", now()),
    read: async (id: string) => {
      const plan = await readPlan(world.app, id, 0, now());
      if (!plan) throw new Error("no plan");
      return plan;
    },
    /** Applies every line, or those for these prisoners. */
    apply: async (viewer: MadePerson, id: string, prisonerIds?: readonly string[]) => {
      const lines = await linesOf(id);
      const ticked = lines.filter((each) => prisonerIds?.includes(each.prisonerId) ?? true);
      const [first = { id: 0 }, last = first] = [lines[0], lines.at(-1)];
      const choice = {
        first: first.id,
        last: last.id,
        ticked: ticked.map((each) => each.id),
        elsewhere: false,
      };
      return beginApplication(world.app, viewer, { kind: "balance", id }, choice, now());
    },
    undo: (viewer: MadePerson, id: string) => beginUndo(world.app, viewer, { kind: "balance", id }, now()),
  };
}
