import { isMainThread, Worker } from "node:worker_threads";

/**
 * Loaded into a server before it starts: SIGUSR2 begins to plan in a thread of that process, and the next one ends
 * it. Says "planning" and "resting" on the way out.
 */
if (isMainThread) {
  let worker = null;
  process.on("SIGUSR2", async () => {
    if (worker) {
      await worker.terminate();
      worker = null;
      console.log("resting");
      return;
    }
    worker = new Worker(process.env.PLAN_PROGRAM, { execArgv: [] });
    worker.once("message", () => console.log("planning"));
  });
}
