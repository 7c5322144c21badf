import loadHighs from "highs";
import { type Assignment, mismatch, type PlanProblem } from "~/domain/balance/plan-problem";
import { allowedPairs } from "./instances";

export type Worth = readonly [unmet: number, squares: number, moved: number, mismatch: number];

/** Squares of loads times 36 in units of 100 thousandths squared: whole numbers for targets 1, 2 and 3. */
const perTarget: Record<number, number> = { 1: 36, 2: 9, 3: 4 };

/** What a plan is worth by the words of docs/balance.md, counted from its pairs alone. */
export function worthOf(problem: PlanProblem, assignments: readonly Assignment[]): Worth {
  const { prisoners, volunteers, holdWeightMilli } = problem;
  const wanted = volunteers.reduce((sum, { wants }) => sum + wants, 0);
  const isGiven = (volunteerId: string, prisonerId: string) =>
    assignments.some((each) => each.volunteerId === volunteerId && each.prisonerId === prisonerId);
  const squares = prisoners.map(({ id, fixedLoadMilli, target }) => {
    const planned = assignments.filter((each) => each.prisonerId === id).length;
    return ((fixedLoadMilli + holdWeightMilli * planned) / 100) ** 2 * (perTarget[target] as number);
  });
  const moved = volunteers.flatMap(({ id, holds }) => holds.filter((held) => !isGiven(id, held)));
  const wishes = assignments.map(({ volunteerId, prisonerId }) => {
    const volunteer = volunteers.find(({ id }) => id === volunteerId);
    const prisoner = prisoners.find(({ id }) => id === prisonerId);
    if (!volunteer || !prisoner) throw new Error("a plan of somebody unknown");
    return mismatch(volunteer, prisoner);
  });
  return [wanted - assignments.length, sum(squares), moved.length, sum(wishes)];
}

/** A plan by the exact solver HiGHS, from a linear program that has one variable for each pair and each place. */
export async function openExactPlanner(): Promise<(problem: PlanProblem) => Assignment[]> {
  const highs = await loadHighs();
  return (problem) => {
    const pairs = allowedPairs(problem);
    if (pairs.length === 0) return [];
    const solution = highs.solve(linearProgram(problem, pairs));
    if (solution.Status !== "Optimal") throw new Error(`the solver says ${solution.Status}`);
    return pairs.flatMap(({ volunteer, prisoner }) => {
      const column = solution.Columns[pairName(volunteer.id, prisoner.id)];
      const value = column && "Primal" in column ? Number(column.Primal) : Number.NaN;
      if (Math.abs(value - Math.round(value)) > 1e-6) throw new Error(`half a pair: ${value}`);
      return Math.round(value) === 1 ? [{ volunteerId: volunteer.id, prisonerId: prisoner.id }] : [];
    });
  };
}

function linearProgram(problem: PlanProblem, pairs: ReturnType<typeof allowedPairs>): string {
  const { volunteers, prisoners, holdWeightMilli } = problem;
  const wanted = volunteers.reduce((total, { wants }) => total + wants, 0);
  const perMoved = 2 * wanted + 1;
  const perSquare = perMoved * (wanted + 1);
  const steps = prisoners.flatMap(({ id, fixedLoadMilli, target, places }) =>
    Array.from({ length: places }, (_, given) => {
      const before = (fixedLoadMilli + holdWeightMilli * given) / 100;
      const after = before + holdWeightMilli / 100;
      return {
        id,
        name: `s_${id}_${given}`,
        cost: (after ** 2 - before ** 2) * (perTarget[target] as number),
      };
    }),
  );
  const perUnmet = perSquare * (1 + sum(steps.map(({ cost }) => cost)));
  const objective = [
    ...pairs.map(({ volunteer, prisoner }) => {
      const kept = volunteer.holds.includes(prisoner.id) ? perMoved : 0;
      return term(mismatch(volunteer, prisoner) - kept, pairName(volunteer.id, prisoner.id));
    }),
    ...steps.map(({ name, cost }) => term(cost * perSquare, name)),
    ...volunteers.map(({ id }) => term(perUnmet, `u_${id}`)),
  ];
  const rows = [
    ...volunteers.map(({ id, wants }) => {
      const own = pairs.filter(({ volunteer }) => volunteer.id === id);
      return `${own.map(({ prisoner }) => term(1, pairName(id, prisoner.id))).join(" ")} + u_${id} = ${wants}`;
    }),
    ...prisoners.flatMap(({ id }) => {
      const own = pairs.filter(({ prisoner }) => prisoner.id === id);
      if (own.length === 0) return [];
      const given = own.map(({ volunteer }) => term(1, pairName(volunteer.id, id)));
      const placed = steps.filter((step) => step.id === id).map(({ name }) => term(-1, name));
      return [`${[...given, ...placed].join(" ")} = 0`];
    }),
  ];
  const bounded = [
    ...pairs.map(({ volunteer, prisoner }) => pairName(volunteer.id, prisoner.id)),
    ...steps.map(({ name }) => name),
  ];
  return [
    "Minimize",
    `obj: ${objective.join(" ")}`,
    "Subject To",
    ...rows.map((row, index) => `r${index}: ${row}`),
    "Bounds",
    ...bounded.map((name) => `0 <= ${name} <= 1`),
    "End",
  ].join("\n");
}

const pairName = (volunteerId: string, prisonerId: string) => `x_${volunteerId}_${prisonerId}`;
const term = (factor: number, name: string) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`;
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
