import { parentPort } from "node:worker_threads";
import { chanceFrom } from "#db/factories/random";
import { planCorrespondences } from "~/domain/balance/plan";
import { giveWay } from "~/platform/jobs/give-way";
import { invent, varied } from "./balance-problem";

/** Plans a campaign of full size again and again until the thread is ended, at the priority that plans are made at. */
const problem = invent(chanceFrom(1), { prisoners: 10_000, volunteers: 100_000 }, varied);
giveWay();
parentPort?.postMessage("planning");
for (;;) planCorrespondences(problem);
