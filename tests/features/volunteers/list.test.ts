import { expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeReport } from "#db/factories/reports";
import { makeVolunteer } from "#db/factories/volunteers";
import { volunteerConcerns } from "~/domain/desk/volunteer-concerns";
import { settleDue } from "~/features/correspondence/settle.server";
import { listSuccessions } from "~/features/volunteers/successions.server";
import { parseVolunteerQuery } from "~/features/volunteers/volunteer-list";
import { listVolunteers } from "~/features/volunteers/volunteers.server";
import { onEachEngine, START } from "../../setup/databases";
import { expectSound } from "../correspondence/acts";
import { close, coordinator, hand, written } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const list = (asked: Record<string, string> = {}) =>
    listVolunteers(world.app, parseVolunteerQuery(new URLSearchParams(asked)), clock.now);
  const idsOf = async (asked: Record<string, string>) => (await list(asked)).rows.map(({ id }) => id);
  const fresh = (overrides = {}) => makeVolunteer(world.app, { capacity: 5, ...overrides }, clock.now);

  test("nobody is there in the beginning", async () => {
    expect(await list()).toMatchObject({ rows: [], count: 0, previous: null, next: null });
  });

  test("each kind holds exactly those it names, just inside and just past its edge", async () => {
    const silent = (await written(world, 60)).viewer.personId;
    const talking = (await written(world, 59)).viewer.personId;
    const dormant = (await written(world, 120)).viewer.personId;
    const reported = await written(world, 1);
    await makeReport(world.app, reported.prisonerId, { signature: reported.signature }, clock.now);
    const full = (await written(world, 1, await fresh({ capacity: 1 }))).viewer.personId;
    const newcomer = (await fresh({ trust: "new" })).id;
    const before = (hours: number) => new Date(START.getTime() - hours * 3_600_000);
    const holding = await makeCorrespondence(world.app, {}, before(11 * 24));
    const later = await makeCorrespondence(world.app, {}, before(11 * 24 - 1));
    const closed = (await written(world, 2)).viewer.personId;
    await close(world, await coordinator(world), closed);
    await settleDue(world.app, clock.now);

    expect(await idsOf({ show: "silent" })).toEqual([silent]);
    expect(await idsOf({ show: "dormant" })).toEqual([dormant]);
    expect(await idsOf({ show: "reported" })).toEqual([reported.viewer.personId]);
    expect(await idsOf({ show: "full" })).toEqual([full]);
    expect(await idsOf({ show: "new" })).toEqual([newcomer]);
    expect(await idsOf({ show: "holds" })).toEqual([holding.viewer.personId]);
    expect(await idsOf({ show: "closed" })).toEqual([closed]);
    const everybody = await list();
    const ids = everybody.rows.map(({ id }) => id);
    for (const id of [silent, talking, dormant, full, newcomer, later.viewer.personId]) {
      expect(ids).toContain(id);
    }
    expect(ids).not.toContain(closed);
    for (const show of volunteerConcerns) {
      expect((await list({ show })).count).toBe((await idsOf({ show })).length);
    }
    expect(everybody.count).toBe(ids.length);
    const noteOf = (id: string) => everybody.rows.find((row) => row.id === id)?.notes;
    expect([silent, talking, dormant, full].map(noteOf)).toEqual([["silent"], [], ["dormant"], ["full"]]);
    await expectSound(world);
  });

  test("a line holds no name, no address, and nobody they write to", async () => {
    const { viewer, prisonerId, signature } = await written(world, 1);
    const person = await world.app.db
      .selectFrom("person")
      .selectAll()
      .where("id", "=", viewer.personId)
      .executeTakeFirstOrThrow();
    const text = JSON.stringify(await list({ q: signature }));
    expect(text).toContain(viewer.personId);
    for (const secret of [person.signInName ?? "", prisonerId, person.createdAt, signature]) {
      expect(text).not.toContain(secret);
    }
  });

  test("somebody is found by handle in any alphabet, or by how a signature begins, closed or not", async () => {
    const { viewer, signature } = await written(world, 1);
    const [row] = (await list({ q: signature })).rows;
    expect(row?.id).toBe(viewer.personId);
    const handle = row?.handle ?? "";
    expect(await idsOf({ q: handle.toLowerCase() })).toEqual([viewer.personId]);
    expect(await idsOf({ q: `Volunteer ${handle}` })).toEqual([viewer.personId]);
    expect(await idsOf({ q: signature.slice(0, 3).toUpperCase() })).toContain(viewer.personId);
    expect(await idsOf({ q: "нетникого" })).toEqual([]);
    await close(world, await coordinator(world), viewer.personId);
    expect(await idsOf({ q: handle })).toEqual([viewer.personId]);
  });

  test("pages there and back hold everybody once, in both orders", async () => {
    for (let at = 0; at < 60; at += 1) await fresh();
    for (const sort of ["joined", "-joined", "open", "-open"]) {
      const first = await list({ sort });
      const second = await list({ sort, after: first.next ?? "" });
      const ids = [...first.rows, ...second.rows].map(({ id }) => id);
      expect(first.rows).toHaveLength(50);
      expect(new Set(ids).size).toBe(first.count);
      expect(second.next).toBeNull();
      const again = await list({ sort, before: second.previous ?? "" });
      expect(again.rows).toEqual(first.rows);
      const order = ids.map((id) => [...first.rows, ...second.rows].find((row) => row.id === id)?.open ?? 0);
      if (sort === "open") expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    expect((await list({ after: "nonsense" })).rows).toHaveLength(50);
  });

  test("what nobody writes in any more is listed by itself, and waits for somebody once handed over", async () => {
    const before = (await listSuccessions(world.app, "")).dormantCount;
    const made = await written(world, 130);
    const seen = await listSuccessions(world.app, "");
    expect(seen.dormantCount).toBe(before + 1);
    expect(seen.dormant[0]).toMatchObject({ id: made.id, signature: made.signature });
    expect(JSON.stringify(seen)).not.toContain(made.viewer.personId);
    await hand(world, await coordinator(world), [made]);
    const after = await listSuccessions(world.app, "");
    expect(after.dormantCount).toBe(before);
    expect(after.open.map(({ prisonerId }) => prisonerId)).toContain(made.prisonerId);
  });
});
