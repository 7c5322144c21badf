import { afterEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner, movePrisoner, type PrisonerOverrides } from "#db/factories/prisoners";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { insertBlock } from "#db/repositories/correspondence";
import { deleteLinesOver } from "#db/repositories/line";
import { endedStatuses } from "~/domain/prisoners/custody";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import { listWithoutAddress, parseLinePosition, readOwnLine } from "~/features/line/read.server";
import { leaveLine, readWait, waitFor } from "~/features/line/wait.server";
import { readPrisoner } from "~/features/prisoners/read.server";
import { offboard } from "~/features/volunteers/offboard.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, expectSound, openCountOf } from "../correspondence/acts";
import { custodyActs, death, release } from "../custody/acts";

onEachEngine((world) => {
  const { clock } = world;
  const { record, undo } = custodyActs(world);
  const today = () => clock.now.toISOString().slice(0, 10);
  const volunteer = () => makeVolunteer(world.app, {}, clock.now);
  const arrested = async (overrides: PrisonerOverrides = {}) =>
    (await makePrisoner(world.app, { facilityId: null, status: "detained", ...overrides }, clock.now)).id;
  const wait = (viewer: MadePerson, id: string) => waitFor(world.app, viewer, id, clock.now);
  const line = (viewer: MadePerson) => readOwnLine(world.app.db, viewer.personId, today());
  const arrive = async (id: string) => {
    const to = (await makeFacility(world.app, {}, clock.now)).id;
    await movePrisoner(world.app, id, { to, status: "remand" }, clock.now);
  };

  afterEach(() => expectSound(world));

  test("who waits is told of the first address, in the order of the line, and claiming ends it", async () => {
    const [first, second] = [await volunteer(), await volunteer()];
    const id = await arrested();
    expect((await readPrisoner(world.app, first, id, clock.now))?.claim).toBe("wait");
    expect(await wait(first, id)).toEqual({ ok: true });
    expect(await wait(second, id)).toEqual({ ok: true });
    expect(await wait(first, id)).toEqual({ ok: true });
    expect(await line(first)).toMatchObject([{ prisonerId: id, stand: "waiting", position: 1 }]);
    expect(await line(second)).toMatchObject([{ position: 2 }]);
    expect(await openCountOf(world.app, first)).toBe(0);
    await arrive(id);
    expect(await line(second)).toMatchObject([{ stand: "open", position: 2 }]);
    expect(await claim(world, first, id)).toMatchObject({ ok: true });
    expect(await line(first)).toEqual([]);
    expect(await line(second)).toMatchObject([{ stand: "open", position: 1 }]);
    expect(await wait(second, id)).toEqual({ ok: false, reason: "open" });
  });

  test("whoever leaves loses their place and stands behind the others when they come again", async () => {
    const [first, second] = [await volunteer(), await volunteer()];
    const id = await arrested();
    await wait(first, id);
    await wait(second, id);
    await leaveLine(world.app, first, id, clock.now);
    await leaveLine(world.app, first, id, clock.now);
    expect(await line(second)).toMatchObject([{ position: 1 }]);
    await wait(first, id);
    expect(await line(first)).toMatchObject([{ position: 2 }]);
  });

  test("of five attempts at once three people are waited for, and of five at one person one entry is made", async () => {
    const viewer = await volunteer();
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => arrested()));
    const verdicts = await Promise.all(ids.map((id) => wait(viewer, id)));
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(3);
    expect(verdicts).toContainEqual({ ok: false, reason: "too-many", most: 3 });
    const eager = await volunteer();
    const [id = ""] = ids;
    await Promise.all([1, 2, 3, 4, 5].map(() => wait(eager, id)));
    expect(await line(eager)).toHaveLength(1);
  });

  test("nobody waits for a minor, against somebody's will, or where letters go another way", async () => {
    const viewer = await volunteer();
    const hidden = [
      await arrested({ birthDate: "2010-01-01" }),
      await arrested({ consent: "refused" }),
      await arrested({ consent: null }),
      await arrested({ status: "in-transit" }),
      await arrested({ status: "released" }),
    ];
    const shown = await arrested();
    for (const id of hidden) {
      expect(await wait(viewer, id)).toEqual({ ok: false, reason: "not-found" });
      expect(await readPrisoner(world.app, viewer, id, clock.now)).toBe(null);
    }
    const listed = await everyone(viewer);
    expect(listed).toContain(shown);
    for (const id of hidden) expect(listed).not.toContain(id);
  });

  test("a blocked pair is refused and not listed; a writer is led to what they have", async () => {
    const viewer = await volunteer();
    const id = await arrested();
    const hmac = pairHmac(world.app, viewer.personId, id);
    await insertBlock(world.app.db, hmac, clock.now.toISOString());
    expect(await wait(viewer, id)).toEqual({ ok: false, reason: "not-now" });
    expect(await everyone(viewer)).not.toContain(id);
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await movePrisoner(world.app, made.prisonerId, { to: null, status: "unknown" }, clock.now);
    const writer = { ...viewer, ...made.viewer };
    expect(await wait(writer, made.prisonerId)).toEqual({ ok: false, reason: "already-yours" });
    await releaseCorrespondence(world.app, made.viewer, made.id, clock.now);
    expect(await wait(writer, made.prisonerId)).toEqual({ ok: true });
  });

  test.each([
    ["a release", release],
    ["a death", death],
  ])(
    "after %s nothing is said, undone the place is kept, and after a month it is forgotten",
    async (_what, deed) => {
      const start = clock.now;
      const viewer = await volunteer();
      const id = await arrested();
      await wait(viewer, id);
      const changeId = await record(id, deed);
      expect(await line(viewer)).toEqual([]);
      expect(await readPrisoner(world.app, viewer, id, clock.now)).toBe(null);
      expect((await readWait(world.app, viewer, id, clock.now))?.verdict).toMatchObject({
        reason: "not-found",
      });
      expect(await undo(id, changeId)).toEqual({ ok: true });
      expect(await line(viewer)).toMatchObject([{ stand: "waiting", position: 1 }]);
      await record(id, deed);
      const monthAgo = () => new Date(clock.now.getTime() - 30 * 86_400_000).toISOString();
      expect(await deleteLinesOver(world.app.db, endedStatuses, monthAgo())).toBe(0);
      clock.forward({ days: 31 });
      expect(await deleteLinesOver(world.app.db, endedStatuses, monthAgo())).toBe(1);
      clock.set(start);
    },
  );

  test("a closed account leaves every line", async () => {
    const [first, second] = [await volunteer(), await volunteer()];
    const id = await arrested();
    await wait(first, id);
    await wait(second, id);
    const coordinator = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const why = { note: "", reason: "asked", key: randomToken() } as const;
    expect(await offboard(world.app, coordinator, first.personId, why, clock.now)).toEqual({ ok: true });
    expect(await line(second)).toMatchObject([{ position: 1 }]);
    expect(await line(first)).toEqual([]);
  });

  /** Ids of everybody without an address this volunteer is shown, page by page. */
  async function everyone(viewer: MadePerson): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const asked = { search: "", after: parseLinePosition(after ?? null) };
      const page = await listWithoutAddress(world.app, viewer, asked, clock.now);
      ids.push(...page.lines.map(({ id }) => id));
      after = page.next;
    }
    return ids;
  }
});
