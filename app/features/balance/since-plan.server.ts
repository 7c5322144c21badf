import { inSnapshot, type Tx } from "#db/connection.server";
import { findKnownAmong } from "#db/repositories/correspondence";
import { countForPlan, findForPlan } from "#db/repositories/plan-loads";
import type { PlanFigures } from "~/domain/balance/plan-report";
import type { App } from "~/platform/app.server";
import { isFullForNew, readWishes } from "./problem.server";

/** What stands in the way of a proposed line by now. */
export type Hindrance = "not-wished" | "closed" | "full" | "writes";

type Pair = { personId: string; prisonerId: string };

/**
 * What is other than when a plan was made: in counts over everybody, and what stands in the way of the lines of one
 * page. Reads those lines' people and sums, never the whole problem.
 */
export function readSince({ db }: App, figures: PlanFigures | null, lines: readonly Pair[], now: Date) {
  return inSnapshot(db, async (tx) => {
    const wants = await readWants(tx, now);
    return {
      changes: figures ? await changesSince(tx, figures, wants) : null,
      hindranceOf: await findHindrances(tx, lines, wants),
    };
  });
}

type Wants = Awaited<ReturnType<typeof readWants>>;

/** Those whom a plan would count on, and for how many people. */
async function readWants(tx: Tx, now: Date) {
  const wishes = await readWishes(tx, now);
  return new Map(
    wishes.flatMap(({ personId, trust, verdict }) =>
      verdict.ok ? [[personId, { trust, wants: verdict.wants }] as const] : [],
    ),
  );
}

/** Null: nothing changed. All of them 0: only loads did. */
async function changesSince(tx: Tx, then: PlanFigures, wants: Wants) {
  const { prisoners, loadMilli } = await countForPlan(tx);
  const wanted = [...wants.values()].reduce((sum, each) => sum + each.wants, 0);
  const changes = {
    prisoners: prisoners - then.before.prisoners,
    volunteers: wants.size - then.volunteers,
    wanted: wanted - then.wanted,
  };
  const isSame = loadMilli === then.loadMilli && Object.values(changes).every((each) => each === 0);
  return isSame ? null : changes;
}

async function findHindrances(tx: Tx, lines: readonly Pair[], wants: Wants) {
  const prisonerIds = lines.map(({ prisonerId }) => prisonerId);
  const people = new Map((await findForPlan(tx, prisonerIds)).map((each) => [each.prisonerId, each]));
  const personIds = lines.map(({ personId }) => personId);
  const known = new Set((await findKnownAmong(tx, personIds, prisonerIds)).map(nameOf));
  return (pair: Pair): Hindrance | null => {
    const volunteer = wants.get(pair.personId);
    const prisoner = people.get(pair.prisonerId);
    if (!volunteer) return "not-wished";
    if (!prisoner) return "closed";
    const isFull = prisoner.seatsTaken >= prisoner.cap;
    if (isFull || (volunteer.trust === "new" && isFullForNew(prisoner))) return "full";
    return known.has(nameOf(pair)) ? "writes" : null;
  };
}

function nameOf({ personId, prisonerId }: { personId: string | null; prisonerId: string }): string {
  return `${personId} ${prisonerId}`;
}
