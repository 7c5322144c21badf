import { Worker } from "node:worker_threads";
import type { Config } from "~/platform/config.server";

/** Told now and then how much of how much is done. */
export type Progress = (done: number, of: number) => void;

/** Work that would keep requests waiting, done beside them over a database connection of its own. */
export interface Threads {
  /** Begins at once; rejects when the thread ends before its work does. `about` names the work for `progressOf`. */
  run(task: string, about: string, input: unknown): Promise<unknown>;
  /** How far the work about this is; null when none runs in this process. */
  progressOf(about: string): { done: number; of: number } | null;
  /** Done when nothing runs any longer. */
  rest(): Promise<void>;
}

/** What a thread is started with. */
export interface ThreadWork {
  config: Config;
  task: string;
  input: unknown;
}

export type ThreadMessage = { done: number; of: number } | { result: unknown };

/** Room for what lives shortly: a list is read into many small texts. */
const resourceLimits = { maxYoungGenerationSizeMb: 48 };

/** One thread for each piece of work, so that none waits for another and a crash costs only itself. */
export function createThreads(config: Config, program: URL): Threads {
  const running = new Map<string, { done: number; of: number }>();
  const works = new Set<Promise<unknown>>();
  const start = (about: string, work: ThreadWork) =>
    new Promise<unknown>((resolve, reject) => {
      const worker = new Worker(program, { workerData: work, resourceLimits });
      worker.on("message", (message: ThreadMessage) => {
        if ("result" in message) resolve(message.result);
        else running.set(about, message);
      });
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("the thread ended before its work")));
    });
  return {
    run: async (task, about, input) => {
      running.set(about, { done: 0, of: 0 });
      const work = start(about, { config, task, input });
      works.add(work);
      return work.finally(() => {
        works.delete(work);
        running.delete(about);
      });
    },
    progressOf: (about) => running.get(about) ?? null,
    rest: async () => {
      await Promise.allSettled(works);
    },
  };
}
