import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { deleteOldIdempotencyKeys } from "#db/repositories/idempotency";
import { countAttempt, deleteEndedCounters } from "#db/repositories/rate-counters";
import { once } from "~/platform/forms/once.server";
import { withinLimit } from "~/platform/rate-limit.server";
import { onEachEngine } from "../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const form = { purpose: "test", personId: "p", key: "k".repeat(20) };

  test("work behind a form's key is done once, also by many at the same time", async () => {
    let done = 0;
    const submit = (key = form.key) =>
      inTransaction(world.app.db, (tx) =>
        once(tx, { ...form, key }, clock.now, async () => {
          done += 1;
          return `result ${done}`;
        }),
      );
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => submit()));
    expect(done).toBe(1);
    expect(outcomes.map((each) => each.result)).toEqual(Array(6).fill("result 1"));
    expect(outcomes.filter((each) => !each.repeated)).toHaveLength(1);
    await submit("other".repeat(4));
    expect(done).toBe(2);
  });

  test("another person's or another form's key is another key", async () => {
    const submit = (other: Partial<typeof form>) =>
      inTransaction(world.app.db, (tx) => once(tx, { ...form, ...other }, clock.now, async () => "x"));
    expect(await submit({ personId: "q" })).toMatchObject({ repeated: false });
    expect(await submit({ purpose: "else" })).toMatchObject({ repeated: false });
    expect(await submit({ personId: "q" })).toMatchObject({ repeated: true });
  });

  test("what failed was not done: its key may be used again", async () => {
    const key = "fails".repeat(4);
    const submit = (work: () => Promise<string>) =>
      inTransaction(world.app.db, (tx) => once(tx, { ...form, key }, clock.now, work));
    await expect(submit(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await submit(async () => "yes")).toEqual({ result: "yes", repeated: false });
  });

  test("old keys go, young ones stay", async () => {
    const day = 86_400_000;
    const before = new Date(clock.now.getTime() - day).toISOString();
    expect(await deleteOldIdempotencyKeys(world.app.db, before)).toBe(0);
    const after = new Date(clock.now.getTime() + day).toISOString();
    expect(await deleteOldIdempotencyKeys(world.app.db, after)).toBeGreaterThan(0);
  });

  test("attempts are counted one by one, and anew once the window is over", async () => {
    const at = (minutes: number) => new Date(clock.now.getTime() + minutes * 60_000).toISOString();
    const counts = await Promise.all(
      Array.from({ length: 5 }, () => countAttempt(world.app.db, "b", at(0), at(15))),
    );
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(await countAttempt(world.app.db, "b", at(14), at(29))).toBe(6);
    expect(await countAttempt(world.app.db, "b", at(15), at(30))).toBe(1);
    expect(await deleteEndedCounters(world.app.db, at(30))).toBe(1);
  });

  test("a limit allows its attempts and no more, for each subject apart, and stores none of them", async () => {
    const attempt = (subject: string) => withinLimit(world.app, "sign-in-pair", subject, clock.now);
    const outcomes = [];
    for (let each = 0; each < 11; each += 1) outcomes.push(await attempt("anna"));
    expect(outcomes).toEqual([...Array(10).fill(true), false]);
    expect(await attempt("boris")).toBe(true);
    const stored = JSON.stringify(await world.app.db.selectFrom("rateCounter").selectAll().execute());
    expect(stored).not.toMatch(/anna|boris/);
    clock.forward({ minutes: 60 });
    expect(await attempt("anna")).toBe(true);
  });
});
