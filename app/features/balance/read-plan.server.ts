import { findPrisonerRows } from "#db/repositories/desk-prisoners";
import { findHandles } from "#db/repositories/desk-volunteer";
import { countPlanLines, findLineBefore, findPlanLines } from "#db/repositories/plan-lines";
import { findPlan } from "#db/repositories/plans";
import { type Explanation, explainKey } from "~/domain/balance/suggestion-key";
import { dayOf } from "~/domain/dates/instants";
import { handleOf } from "~/domain/desk/volunteer-handle";
import type { Channel } from "~/domain/facilities/channels";
import { LINES_A_PAGE } from "~/features/plans/application.form";
import { progressOf } from "~/features/plans/ask-plan.server";
import type { App } from "~/platform/app.server";
import { type Figures, readFigures } from "./figures";
import { type Hindrance, readSince } from "./since-plan.server";

/** Open wishes that are named one by one. */
const GAPS_NAMED = 30;

export type PlanPage = NonNullable<Awaited<ReturnType<typeof readPlan>>>;

export interface PlanLine {
  id: number;
  prisonerId: string;
  name: string;
  nameLatin: string;
  personId: string;
  handle: string;
  channel: Channel;
  state: "proposed" | "chosen" | "left-out" | "applied" | "changed" | "undone" | "kept";
  /** Why it could not be applied, or not be undone. */
  reason: string | null;
  explanation: Explanation;
  /** What stands in the way of a proposed line by now; null: nothing. */
  hindered: Hindrance | null;
}

/** What a plan is and where it stands; while it is worked at, how far. Null where there is none. */
export async function readPlan(app: App, id: string, from: number, now: Date) {
  const plan = await findPlan(app.db, id);
  if (plan?.kind !== "balance") return null;
  const counts = await countPlanLines(app.db, "balance", id);
  const figures = readFigures(plan.figures);
  const rows = await findPlanLines(app.db, id, from, LINES_A_PAGE + 1);
  const since =
    plan.state === "ready" ? await readSince(app, figures, rows.slice(0, LINES_A_PAGE), now) : null;
  return {
    id,
    state: plan.state,
    madeOn: dayOf(plan.createdAt),
    progress: progressOf(app, plan),
    figures,
    counts,
    changes: since?.changes ?? null,
    gaps: figures ? await nameGaps(app, figures) : [],
    left: figures ? await nameLeft(app, figures) : [],
    lines: rows.slice(0, LINES_A_PAGE).map((row): PlanLine => {
      const { loadRank, eligibleVolunteers, lastLetterOn } = row;
      const key = { loadRank, eligibleVolunteers, lastLetterOn, ring: 0 };
      return {
        ...{ id: row.id, prisonerId: row.prisonerId, name: row.name, nameLatin: row.nameLatin },
        ...{ personId: row.personId, handle: handleOf(row.number), channel: row.channel },
        ...{ state: row.state, reason: row.reason },
        // What the volunteer could use is told to the volunteer; the desk sees the way that was chosen.
        explanation: explainKey(key, { today: dayOf(plan.createdAt), channels: ["post"] }),
        hindered: since && row.state === "proposed" ? since.hindranceOf(row) : null,
      };
    }),
    previous: await findLineBefore(app.db, "balance", id, from, LINES_A_PAGE),
    next: rows.length > LINES_A_PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** Whose wishes stay open, by the names the desk knows them by; who is gone is left out. */
async function nameGaps(app: App, { gaps }: Figures) {
  const named = gaps.slice(0, GAPS_NAMED);
  const handles = await findHandles(
    app.db,
    named.map(({ personId }) => personId),
  );
  return named.flatMap((gap) => {
    const number = handles.get(gap.personId);
    return number === undefined ? [] : [{ ...gap, handle: handleOf(number) }];
  });
}

/** Who stays without anybody, by name; a record that went into another is left out. */
async function nameLeft(app: App, { left }: Figures) {
  const rows = await findPrisonerRows(
    app.db,
    left.flatMap(({ prisonerIds }) => prisonerIds),
  );
  return left.map(({ reason, count, prisonerIds }) => ({
    reason,
    count,
    people: rows.filter(({ id }) => prisonerIds.includes(id)).map(({ id, name }) => ({ id, name })),
  }));
}
