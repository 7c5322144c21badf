import { deleteSetting, findSettingsBeginning, saveSetting } from "#db/repositories/settings";
import type { App } from "./app.server";
import { randomId } from "./crypto/random.server";

const NOTE = "running-";
const MINUTE_MS = 60_000;
const EVERY_MS = 10 * MINUTE_MS;
/** A server that has said nothing for so long is gone. */
const SILENT_MS = 25 * MINUTE_MS;

/** What a running server leaves in the database: when it was last there, and which keys it reads. */
interface Note {
  at: string;
  reads: string[];
}

/**
 * Lets commands know which keys this server holds, from its start until `stop`. A note that cannot be written is
 * written the next time.
 */
export async function noteKeys(
  app: App,
  { everyMs = EVERY_MS }: { everyMs?: number } = {},
): Promise<{ stop: () => Promise<void> }> {
  const name = `${NOTE}${randomId()}`;
  const write = async () => {
    const note: Note = { at: app.clock().toISOString(), reads: app.crypto.reads };
    await removeSilent(app);
    await saveSetting(app.db, name, JSON.stringify(note));
  };
  const tryToWrite = () =>
    write().catch((error: unknown) => app.log.error({ err: error }, "keys could not be noted"));
  await tryToWrite();
  let writing = Promise.resolve();
  const timer = setInterval(() => {
    writing = tryToWrite();
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await writing;
      await deleteSetting(app.db, name).catch(() => false);
    },
  };
}

/** How many servers ran lately that could not read what `app` writes. */
export async function countServersWithout({ db, crypto, clock }: App): Promise<number> {
  const since = new Date(clock().getTime() - SILENT_MS).toISOString();
  const notes = (await findSettingsBeginning(db, NOTE)).map(({ value }) => JSON.parse(value) as Note);
  return notes.filter(({ at, reads }) => at >= since && !crypto.writes.every((key) => reads.includes(key)))
    .length;
}

async function removeSilent({ db, clock }: App): Promise<void> {
  const since = new Date(clock().getTime() - SILENT_MS).toISOString();
  for (const { name, value } of await findSettingsBeginning(db, NOTE)) {
    if ((JSON.parse(value) as Note).at < since) await deleteSetting(db, name);
  }
}
