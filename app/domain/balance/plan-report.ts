import { type Evenness, evennessOf } from "./distribution";
import { loadRank } from "./load";
import { mayMeet, type Plan, type PlanProblem, type PlanVolunteer } from "./plan-problem";

export interface PlanFigures {
  /** How many volunteers asked, for how many people, and how many of these the plan gives. */
  volunteers: number;
  wanted: number;
  given: number;
  /** The loads there were, added up: by these one sees whether any changed since. */
  loadMilli: number;
  before: Evenness;
  after: Evenness;
  gaps: Gap[];
  left: Left[];
}

/** A volunteer who gets fewer people than they want, and what is in the way. */
export interface Gap {
  personId: string;
  missing: number;
  reason: GapReason;
  /** People with a place who could be met if only the named thing were otherwise. */
  prisoners: number;
}

/** People whom nobody would write to even then, by what would help them. */
export interface Left {
  reason: "language" | "channel" | "wishes";
  count: number;
  /** The first of them. */
  prisonerIds: string[];
}

/** What would help: another language · another way of sending · places at those who are full · more people on the list. */
export type GapReason = "language" | "channel" | "places" | "knows-all" | "shared-out";

/** The load of every prisoner once a plan is carried out, as a share of the target in millionths, in the order given. */
export function ranksAfter({ prisoners, holdWeightMilli }: PlanProblem, { assignments }: Plan): number[] {
  const given = countBy(assignments.map(({ prisonerId }) => prisonerId));
  return prisoners.map(({ id, fixedLoadMilli, target }) =>
    loadRank(fixedLoadMilli + (given.get(id) ?? 0) * holdWeightMilli, target),
  );
}

/** What a plan changes, in counts, and which wishes it leaves open, with what would help each. */
export function reportOnPlan(problem: PlanProblem, plan: Plan): PlanFigures {
  const { prisoners, volunteers } = problem;
  const byId = new Map(volunteers.map((each) => [each.id, each]));
  return {
    volunteers: volunteers.length,
    wanted: volunteers.reduce((sum, { wants }) => sum + wants, 0),
    given: plan.assignments.length,
    loadMilli: prisoners.reduce((sum, { fixedLoadMilli }) => sum + fixedLoadMilli, 0),
    before: evennessOf(prisoners.map(({ fixedLoadMilli, target }) => loadRank(fixedLoadMilli, target))),
    after: evennessOf(ranksAfter(problem, plan)),
    gaps: plan.unmet.flatMap(({ volunteerId, missing }) => {
      const volunteer = byId.get(volunteerId);
      return volunteer ? [{ personId: volunteerId, missing, ...gapOf(volunteer, problem) }] : [];
    }),
    left: leftBy(problem, plan),
  };
}

const NAMED = 20;

/** A volunteer of their language · one with a way that reaches them · simply more wishes. */
function leftBy(problem: PlanProblem, plan: Plan): Left[] {
  const ranks = ranksAfter(problem, plan);
  const kinds = new Map(problem.volunteers.map((each) => [`${each.languageMask} ${each.channelMask}`, each]));
  const left: Record<Left["reason"], string[]> = { language: [], channel: [], wishes: [] };
  for (const prisoner of problem.prisoners.filter((_, index) => ranks[index] === 0)) {
    const speak = [...kinds.values()].filter(({ languageMask }) => languageMask & prisoner.languageMask);
    const meet = speak.some((volunteer) => mayMeet(volunteer, prisoner));
    left[speak.length === 0 ? "language" : meet ? "wishes" : "channel"].push(prisoner.id);
  }
  return (Object.entries(left) as [Left["reason"], string[]][]).flatMap(([reason, ids]) =>
    ids.length === 0 ? [] : [{ reason, count: ids.length, prisonerIds: ids.slice(0, NAMED) }],
  );
}

/** The first obstacle on the way: no common language, no common way, all full, all known, or others needed them more. */
function gapOf(volunteer: PlanVolunteer, { prisoners }: PlanProblem): Pick<Gap, "reason" | "prisoners"> {
  const speaks = prisoners.filter(({ languageMask }) => (languageMask & volunteer.languageMask) !== 0);
  const meets = speaks.filter((prisoner) => mayMeet(volunteer, prisoner));
  const withPlace = meets.filter(({ places }) => places > 0);
  const free = withPlace.filter(({ id }) => !volunteer.never.includes(id));
  const open = (among: PlanProblem["prisoners"]) => among.filter(({ places }) => places > 0).length;
  if (speaks.length === 0) return { reason: "language", prisoners: open(prisoners) };
  if (meets.length === 0) return { reason: "channel", prisoners: open(speaks) };
  if (withPlace.length === 0) return { reason: "places", prisoners: meets.length };
  if (free.length === 0) return { reason: "knows-all", prisoners: withPlace.length };
  return { reason: "shared-out", prisoners: free.length };
}

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
