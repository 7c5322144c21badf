import { beforeEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findCorrespondence, insertCorrespondence } from "#db/repositories/correspondence";
import { findHoldWeights } from "#db/repositories/holds";
import { findLoad } from "#db/repositories/load";
import { overallHoldWeight } from "~/domain/balance/measured";
import { addDaysTo } from "~/domain/dates/instants";
import type { Channel } from "~/domain/facilities/channels";
import { measureAgain } from "~/features/balance/measure.server";
import { readBalance } from "~/features/balance/read-balance.server";
import { checkDatabase } from "~/features/check/check.server";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { withdrawLetter } from "~/features/correspondence/letters.server";
import { settleDue } from "~/features/correspondence/settle.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const measure = () => measureAgain(world.app, clock.now);
  const weightOf = async ({ id }: { id: string }) =>
    (await findCorrespondence(world.app.db, id))?.weightMilli;
  const loadOf = async (id: string) => (await findLoad(world.app.db, id))?.loadMilli;
  const differences = async () => (await checkDatabase(world.app.db, clock.now)).differences;

  /** So many holds, by post unless said otherwise, that are over, of which `active` came to a letter; the writers are long gone. */
  async function observe(holds: number, active: number, channel: Channel = "post"): Promise<void> {
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const claimedAt = addDaysTo(clock.now.toISOString(), -30);
    const wrote = { closedReason: "finished", lastLetterOn: claimedAt.slice(0, 10) } as const;
    for (let at = 0; at < holds; at += 1) {
      const end = at < active ? wrote : ({ closedReason: "expired", lastLetterOn: null } as const);
      await insertCorrespondence(world.app.db, {
        ...{ id: `${prisonerId}-${at}`, prisonerId, personId: null, circleId: null, channel },
        ...{ signature: `s${at}`, signatureKey: `s${at}`, state: "closed", seat: "none", weightMilli: 0 },
        ...{ claimedAt, holdUntil: addDaysTo(claimedAt, 14), closedAt: addDaysTo(claimedAt, 14), ...end },
        ...{ extendedAt: null, lastNumber: 0, rhythmDays: null, pausedUntil: null, dueAt: null },
        ...{ overCap: 0, erasedAt: claimedAt },
      });
    }
  }

  /** Nothing was observed yet, whatever another test left behind. */
  beforeEach(async () => {
    await world.app.db.deleteFrom("correspondence").where("erasedAt", "is not", null).execute();
    await world.app.db.deleteFrom("holdWeight").execute();
    await settleDue(world.app, clock.now);
    await measure();
  });

  test("until two hundred holds are over, a hold weighs what is assumed", async () => {
    await observe(199, 20);
    const { id, prisonerId } = await makeCorrespondence(world.app, {}, clock.now);
    expect(await measure()).toBe(0);
    expect([await weightOf({ id }), await loadOf(prisonerId)]).toEqual([600, 600]);
  });

  test("then the measured share is counted with: for what is open, and for what is claimed from then on", async () => {
    const held = await makeCorrespondence(world.app, {}, clock.now);
    const online = await makeCorrespondence(world.app, { channel: "fsin-pismo" }, clock.now);
    const written = await makeCorrespondence(world.app, {}, clock.now);
    await sendLetter(world.app, written, {}, clock.now);
    await observe(250, 100);
    expect(await measure()).toBeGreaterThan(0);
    expect((await findHoldWeights(world.app.db)).get("post")?.weightMilli).toBe(400);
    expect([await weightOf(held), await loadOf(held.prisonerId)]).toEqual([400, 400]);
    expect([await weightOf(online), await loadOf(online.prisonerId)]).toEqual([600, 600]);
    const claimed = await makeCorrespondence(world.app, { prisonerId: held.prisonerId }, clock.now);
    expect([await weightOf(claimed), await loadOf(held.prisonerId)]).toEqual([400, 800]);
    const post = (await readBalance(world.app, clock.now)).measured.find(({ channel }) => channel === "post");
    expect(post).toMatchObject({ holds: 250, active: 100, weightMilli: 400 });
    expect(await measure()).toBe(0);
    expect(await differences()).toEqual([]);
  });

  test("a plan counts with every channel that was measured, one that is as was assumed among them", async () => {
    await observe(600, 360);
    await observe(200, 180, "relay");
    await measure();
    const measured = [...(await findHoldWeights(world.app.db)).values()];
    expect(overallHoldWeight(measured)).toBe((600 * 600 + 200 * 900) / 800);
  });

  test("what a hold was weighed with goes with it through a letter, its undoing, ageing and the end", async () => {
    const known = await makeVolunteer(world.app, { trust: "known" }, clock.now);
    const { prisonerId, ...own } = await makeCorrespondence(world.app, { viewer: known }, clock.now);
    await observe(300, 240);
    await measure();
    const number = await sendLetter(world.app, { ...own, viewer: known }, {}, clock.now);
    expect(await loadOf(prisonerId)).toBe(1000);
    await withdrawLetter(world.app, known, own.id, number, clock.now);
    expect([await weightOf(own), await loadOf(prisonerId)]).toEqual([800, 800]);
    await sendLetter(world.app, { ...own, viewer: known }, {}, clock.now);
    clock.forward({ days: 61 });
    await settleDue(world.app, clock.now);
    expect([await weightOf(own), await loadOf(prisonerId)]).toEqual([800, 800]);
    await releaseCorrespondence(world.app, known, own.id, clock.now);
    expect(await loadOf(prisonerId)).toBe(0);
    expect(await differences()).toEqual([]);
  });

  test("claims, releases and a measurement at the same moment leave every load what its parts add up to", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, { cap: 40 }, clock.now);
    const before = [];
    for (let each = 0; each < 6; each += 1) {
      before.push(await makeCorrespondence(world.app, { prisonerId }, clock.now));
    }
    await observe(200, 60);
    const claims = Array.from({ length: 6 }, () => makeCorrespondence(world.app, { prisonerId }, clock.now));
    const releases = before
      .slice(0, 3)
      .map(({ id, viewer }) => releaseCorrespondence(world.app, viewer, id, clock.now));
    await Promise.all([measure(), ...claims, measure(), ...releases]);
    expect(await differences()).toEqual([]);
    await measure();
    const measured = (await findHoldWeights(world.app.db)).get("post")?.weightMilli ?? 0;
    expect(measured).toBeLessThan(400);
    expect(await loadOf(prisonerId)).toBe(9 * measured);
    expect(await differences()).toEqual([]);
  });
});
