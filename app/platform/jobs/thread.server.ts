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

/** What a thread is handed, one piece after the other. */
export interface ThreadWork {
  task: string;
  input: unknown;
}

/** `spent`: the thread is good for nothing more, for who has given way stays behind. */
export type ThreadMessage = { done: number; of: number } | { result: unknown; spent: boolean };

/** Room for what lives shortly: a list is read into many small texts. */
const resourceLimits = { maxYoungGenerationSizeMb: 48 };

/** So long one thread waits for more: who was shown what a list would do will soon have it done. */
const WAITS_MS = 60_000;

/**
 * One thread for each piece of work, so that none waits for another and a crash costs only itself. One that has done
 * its work is kept for a minute: it need not be started again, and knows the file that it read.
 */
export function createThreads(config: Config, program: URL): Threads {
  const running = new Map<string, { done: number; of: number }>();
  const works = new Set<Promise<unknown>>();
  const spare = spareThread();
  const start = (about: string, work: ThreadWork) =>
    new Promise<unknown>((resolve, reject) => {
      const worker = spare.take() ?? new Worker(program, { workerData: config, resourceLimits });
      const ended = () => reject(new Error("the thread ended before its work"));
      const hear = (message: ThreadMessage) => {
        if (!("result" in message)) {
          running.set(about, message);
          return;
        }
        worker.off("message", hear).off("error", reject).off("exit", ended);
        if (message.spent) worker.terminate();
        else spare.keep(worker);
        resolve(message.result);
      };
      worker.on("message", hear).once("error", reject).once("exit", ended);
      worker.postMessage(work);
    });
  return {
    run: async (task, about, input) => {
      running.set(about, { done: 0, of: 0 });
      const work = start(about, { task, input });
      works.add(work);
      return work.finally(() => {
        works.delete(work);
        running.delete(about);
      });
    },
    progressOf: (about) => running.get(about) ?? null,
    rest: async () => {
      await Promise.allSettled(works);
      await spare.take()?.terminate();
    },
  };
}

/** Keeps one thread, which holds nobody from ending the process. */
function spareThread() {
  let kept: { worker: Worker; over: NodeJS.Timeout } | null = null;
  const take = (): Worker | null => {
    if (!kept) return null;
    const { worker, over } = kept;
    clearTimeout(over);
    worker.off("error", take).off("exit", take);
    worker.ref();
    kept = null;
    return worker;
  };
  const keep = (worker: Worker): void => {
    take()?.terminate();
    worker.on("error", take).on("exit", take);
    worker.unref();
    const over = setTimeout(() => take()?.terminate(), WAITS_MS);
    over.unref();
    kept = { worker, over };
  };
  return { take, keep };
}
