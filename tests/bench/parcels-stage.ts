import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type Chance, chanceFrom } from "#db/factories/random";
import { dayAfter } from "~/domain/dates/instants";
import { climateZones, conditions, regimes } from "~/domain/facilities/kinds";
import type { ParcelStay } from "~/domain/parcels/allowance-types";
import { russia } from "~/domain/parcels/countries/ru";
import { type LedgerEntry, parcelSenders } from "~/domain/parcels/ledger";
import { DEFAULT_RHYTHM_WEEKS, planParcels, USUAL_GRAMS } from "~/domain/parcels/plan";
import type { PlanRequest } from "~/domain/parcels/plan-types";
import { celebrationsIn, warmNeeds } from "~/domain/parcels/season";

const TODAY = "2026-11-30";
const HORIZON = 364;

/** Plans a year of parcels for many invented prisoners in a worker and says on one line how long it took. */
async function main(): Promise<void> {
  if (!isMainThread) return planAll();
  const worker = new Worker(process.argv[1] as string, { resourceLimits: { maxYoungGenerationSizeMb: 48 } });
  let told = 0;
  const figures = await new Promise<object>((resolve, reject) => {
    worker.on("message", (message: { done: number } | { figures: object }) => {
      if ("figures" in message) return resolve(message.figures);
      told++;
      process.stderr.write(`${message.done} planned\n`);
    });
    worker.once("error", reject);
  });
  console.log(JSON.stringify({ ...figures, progressTold: told }));
}

function planAll(): void {
  const chance = chanceFrom(Number(process.env.SEED ?? 1));
  const prisoners = Number(process.env.PRISONERS ?? 10_000);
  const requests = Array.from({ length: prisoners }, () => inventRequest(chance));
  let [entries, conflicts] = [0, 0];
  const started = performance.now();
  for (const [at, request] of requests.entries()) {
    const plan = planParcels(request);
    entries += plan.entries.length;
    conflicts += plan.conflicts.length;
    if ((at + 1) % 1_000 === 0) parentPort?.postMessage({ done: at + 1 });
  }
  const planMs = Math.round(performance.now() - started);
  parentPort?.postMessage({ figures: { prisoners, entries, conflicts, planMs } });
}

/** Nearly half in remand, the rest in colonies; a few parcels behind them and some before them. */
function inventRequest(chance: Chance): PlanRequest {
  const near = (least: number, most: number) => dayAfter(TODAY, chance.between(least, most));
  const kind = chance.weighted([
    ["sizo", 45],
    ["ik", 45],
    ["kp", 4],
    ["prison", 3],
    ["vk", 1],
    ["hospital", 2],
  ] as const);
  const stay: ParcelStay = {
    ...{ facilityId: "place", kind, regime: chance.happens(0.03) ? null : chance.pick(regimes) },
    from: { date: near(-700, -1), precision: "day" },
    until: { date: null, precision: "unknown" },
  };
  const season = russia.seasons[chance.pick(climateZones)];
  const birthday = near(-20_000, -8_000);
  const isDark = chance.happens(0.06);
  return {
    facts: {
      ...{
        rules: russia,
        overrides: [],
        stays: [stay],
        today: TODAY,
        parcelDays: chance.pick([null, 9, 21]),
      },
      sanctions: chance.happens(0.05)
        ? [
            {
              kind: "shizo",
              from: { date: near(-20, 0), precision: "day" },
              until: { date: null, precision: "unknown" },
            },
          ]
        : [],
      ledger: [
        ...Array.from({ length: chance.below(4) }, () => inventEntry(chance, near(-360, -1), "accepted")),
        ...Array.from({ length: chance.below(3) }, () => inventEntry(chance, near(20, 360), "planned")),
      ],
      person: {
        ...{ gender: chance.happens(0.12) ? "f" : "m", birth: { date: birthday, precision: "day" } },
        ...{ status: isDark ? "in-transit" : kind === "sizo" ? "remand" : "serving", hasAddress: true },
        ...{
          daysSinceConfirmed: 20,
          consent: "given",
          isLifeSentence: false,
          exemptions: [],
          medicalExtra: 0,
        },
        conditions: chance.happens(0.3)
          ? [{ conditions: chance.pick(conditions), since: near(-300, 0) }]
          : [],
      },
    },
    needs: {
      rhythmWeeks: DEFAULT_RHYTHM_WEEKS,
      warm: warmNeeds(season, [], TODAY, HORIZON),
      celebrations: celebrationsIn(birthday, TODAY, HORIZON),
      grams: USUAL_GRAMS,
    },
  };
}

let lastId = 0;
function inventEntry(chance: Chance, day: string, state: "accepted" | "planned"): LedgerEntry {
  return {
    ...{
      id: `entry-${++lastId}`,
      kind: "parcel",
      state,
      who: chance.pick(parcelSenders),
      isOutsideCount: false,
    },
    ...{ purpose: chance.pick(["food", "warm", null]), grams: chance.pick([5_000, 9_000, 14_000]) },
    on: { date: day, precision: "day" },
  };
}

await main();
