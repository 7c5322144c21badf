import { parentPort, workerData } from "node:worker_threads";
import { tasks as importing } from "~/features/import/tasks.server";
import { tasks as planning } from "~/features/plans/tasks.server";
import { compact } from "~/features/retention/compact.server";
import { createApp } from "~/platform/app.server";
import type { Config } from "~/platform/config.server";
import { giveWay } from "./give-way";
import type { ThreadMessage, ThreadWork } from "./thread.server";

/** A thread's own application: the same use cases over a database connection nobody else waits for. */
const config = workerData as Config;
const tasks = { ...importing, ...planning, compact };
/** They reckon for long and hold up nobody meanwhile; whoever waits for one looks at a page that counts. */
const patient: ReadonlySet<string> = new Set<keyof typeof tasks>(["balance-make", "winter-make"]);
const tell = (message: ThreadMessage) => parentPort?.postMessage(message);
const keyed = {
  ...config,
  fieldKeys: config.fieldKeys.map(({ id, key }) => ({ id, key: Buffer.from(key) })),
  indexKey: Buffer.from(config.indexKey),
  oldIndexKey: config.oldIndexKey && Buffer.from(config.oldIndexKey),
  blockKey: config.blockKey && Buffer.from(config.blockKey),
};
parentPort?.on("message", async ({ task, input }: ThreadWork) => {
  const spent = patient.has(task);
  if (spent) giveWay();
  tell({ result: await carryOut(task, input), spent });
});

/** What it throws ends the thread, and tells whoever waits for it. */
async function carryOut(task: string, input: unknown): Promise<unknown> {
  const app = createApp(keyed);
  try {
    return await tasks[task as keyof typeof tasks](app, input as never, (done, of) => tell({ done, of }));
  } finally {
    await app.db.destroy();
  }
}
