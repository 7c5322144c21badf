import { chanceFrom } from "#db/factories/random";
import { certify } from "~/domain/balance/certificate";
import { planCorrespondences } from "~/domain/balance/plan";
import { mayMeet, type PlanPrisoner, type PlanProblem } from "~/domain/balance/plan-problem";
import { alike, invent, varied } from "./balance-problem";

/**
 * Plans one large invented campaign, `alike` or `varied` as `VARIETY` says, and says on one line how long it took, by
 * the clock and of the processor, and how much memory the process rose to. Beside it stands a plain loop's time, by
 * which machines can be compared.
 */
function main(): void {
  const loop = timeLoop();
  const sizes = {
    prisoners: Number(process.env.PRISONERS ?? 10_000),
    volunteers: Number(process.env.VOLUNTEERS ?? 100_000),
  };
  const variety = process.env.VARIETY === "alike" ? alike : varied;
  const problem = invent(chanceFrom(Number(process.env.SEED ?? 1)), sizes, variety);
  const pairs = countPairs(problem);
  const before = process.resourceUsage().maxRSS;
  const [plan, planning] = timed(() => planCorrespondences(problem));
  const [verdict, certifying] = timed(() => certify(problem, plan));
  console.log(
    JSON.stringify({
      pairs,
      wanted: problem.volunteers.reduce((sum, { wants }) => sum + wants, 0),
      assigned: plan.assignments.length,
      planMs: planning.clockMs,
      planProcessorMs: planning.processorMs,
      certifyMs: certifying.clockMs,
      certifyProcessorMs: certifying.processorMs,
      certified: verdict.ok,
      memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
      memoryBeforeMb: Math.round(before / 1024),
      loopMs: loop.clockMs,
      loopProcessorMs: loop.processorMs,
    }),
  );
}

function timed<Result>(work: () => Result): [Result, { clockMs: number; processorMs: number }] {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [
    result,
    {
      clockMs: Math.round(performance.now() - started),
      processorMs: Math.round((user + system) / 1000),
    },
  ];
}

/** Three hundred million steps of a plain loop: 0.4 s on a usual machine. */
function timeLoop() {
  const [, times] = timed(() => {
    let x = 1;
    for (let step = 0; step < 3e8; step += 1) x = (x * 1103515245 + 12345) | 0;
    return x;
  });
  return times;
}

function countPairs({ prisoners, volunteers }: PlanProblem): number {
  const classes = new Map<string, { of: PlanPrisoner; size: number }>();
  for (const each of prisoners) {
    const key = `${each.languageMask} ${each.channelMask}`;
    classes.set(key, { of: each, size: (classes.get(key)?.size ?? 0) + 1 });
  }
  let pairs = 0;
  const kinds = new Map<string, number>();
  for (const volunteer of volunteers) {
    const key = `${volunteer.languageMask} ${volunteer.channelMask}`;
    let met = kinds.get(key);
    if (met === undefined) {
      met = 0;
      for (const { of, size } of classes.values()) if (mayMeet(volunteer, of)) met += size;
      kinds.set(key, met);
    }
    pairs += met;
  }
  return pairs;
}

main();
