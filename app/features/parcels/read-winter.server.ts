import { findPrisonerRows } from "#db/repositories/desk-prisoners";
import { findParcelPlanLines } from "#db/repositories/parcel-plan-lines";
import { countPlanLines, findLineBefore } from "#db/repositories/plan-lines";
import { findPlan, findPlans } from "#db/repositories/plans";
import type { Row } from "#db/schema";
import { dayOf } from "~/domain/dates/instants";
import { LINES_A_PAGE } from "~/features/plans/application.form";
import { progressOf } from "~/features/plans/ask-plan.server";
import type { App } from "~/platform/app.server";
import { judgeLine } from "./apply-winter.server";
import { readCases } from "./facts.server";
import { readWinterFigures, type WinterFigures } from "./winter-figures";

/** How many plans the page lists; older ones go by themselves. */
const LISTED = 5;

export type WinterPage = NonNullable<Awaited<ReturnType<typeof readWinter>>>;
export type WinterLine = WinterPage["lines"][number];

/** What a plan of a winter is and where it stands; while it is worked at, how far. Null where there is none. */
export async function readWinter(app: App, id: string, from: number, now: Date) {
  const plan = await findPlan(app.db, id);
  if (plan?.kind !== "winter") return null;
  const rows = await findParcelPlanLines(app.db, id, from, LINES_A_PAGE + 1);
  const shown = rows.slice(0, LINES_A_PAGE);
  const hindrances = plan.state === "ready" ? await findHindrances(app, plan, shown, now) : new Map();
  const figures = readWinterFigures(plan.figures);
  return {
    id,
    state: plan.state,
    madeOn: dayOf(plan.createdAt),
    progress: progressOf(app, plan),
    figures,
    counts: await countPlanLines(app.db, "winter", id),
    left: figures ? await nameLeft(app, figures) : null,
    lines: shown.map(({ planId, grams, parcelId, ...line }) => ({
      ...line,
      hindered: (hindrances.get(line.id) ?? null) as string | null,
    })),
    previous: await findLineBefore(app.db, "winter", id, from, LINES_A_PAGE),
    next: rows.length > LINES_A_PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** The plans of the last weeks, the newest first. */
export async function listWinters({ db }: Pick<App, "db">) {
  const plans = await findPlans(db, "winter", LISTED);
  return plans.map(({ id, state, createdAt }) => ({ id, state, madeOn: dayOf(createdAt) }));
}

/** What stands in the way of each proposed line by now; those in whose way nothing stands are missing. */
async function findHindrances(
  app: App,
  plan: Row<"plan">,
  lines: Awaited<ReturnType<typeof findParcelPlanLines>>,
  now: Date,
): Promise<Map<number, string>> {
  const proposed = lines.filter(({ state }) => state === "proposed");
  const cases = await readCases(app, app.db, [...new Set(proposed.map((line) => line.prisonerId))], now);
  const found = new Map<number, string>();
  for (const line of proposed) {
    const known = cases.get(line.prisonerId);
    const verdict = known ? await judgeLine(app.db, plan, known, line) : null;
    if (!verdict?.ok) found.set(line.id, verdict?.reason ?? "gone");
  }
  return found;
}

/** Who gets nothing, or nothing warm in time, by name; a record that went into another is left out. */
async function nameLeft(app: App, { blocked, late }: WinterFigures) {
  const rows = await findPrisonerRows(
    app.db,
    [...blocked, late].flatMap(({ prisonerIds }) => prisonerIds),
  );
  const named = ({ count, prisonerIds }: WinterFigures["late"]) => {
    const people = rows.filter(({ id }) => prisonerIds.includes(id));
    return { count, people: people.map(({ id, name }) => ({ id, name })) };
  };
  return {
    blocked: blocked.map(({ reason, ...group }) => ({ reason, ...named(group) })),
    late: named(late),
  };
}
