import { afterAll, beforeAll, describe } from "vitest";
import type { App } from "~/platform/app.server";
import { type Postgres, startPostgres } from "./postgres.mjs";
import { openTestApp, type TestApp } from "./test-app";

export const engines = ["sqlite", "postgres"] as const;
export type EngineName = (typeof engines)[number];

/** The day every suite begins on, unless it says otherwise. */
export const START = new Date("2026-11-20T12:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;

/** A clock that stands until it is moved; `App.clock` of a suite reads it. */
export class TestClock {
  #now = START;

  get now(): Date {
    return this.#now;
  }

  set(now: Date): Date {
    this.#now = now;
    return now;
  }

  forward({ days = 0, minutes = 0 }: { days?: number; minutes?: number }): Date {
    return this.set(new Date(this.#now.getTime() + days * DAY_MS + minutes * 60_000));
  }
}

/** What a suite works with; `app` is there once its hooks have run. */
export interface World {
  engine: EngineName;
  clock: TestClock;
  readonly app: App;
}

/** Runs a suite on SQLite and on PostgreSQL, each time on a fresh, migrated database. */
export function onEachEngine(suite: (world: World) => void): void {
  describe.each(engines)("on %s", (engine) => {
    const clock = new TestClock();
    let opened: TestApp | undefined;
    let postgres: Postgres | undefined;

    beforeAll(async () => {
      postgres = engine === "postgres" ? await startPostgres() : undefined;
      opened = await openTestApp(() => clock.now, await postgres?.createDatabase());
    });
    afterAll(async () => {
      await opened?.close();
      await postgres?.stop();
    });

    suite({
      engine,
      clock,
      get app() {
        if (!opened) throw new Error("the database is open only while tests run");
        return opened;
      },
    });
  });
}
