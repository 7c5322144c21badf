import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findBlock } from "#db/repositories/correspondence";
import { findAllConsents, findConsent, insertConsent } from "#db/repositories/prisoners";
import { pairHmac } from "~/features/correspondence/facts.server";
import { recordConsent } from "~/features/family/consent.server";
import { suggestFor } from "~/features/suggestions/suggest.server";
import { randomId, randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, expectSound, loadOf, openCountOf, post, rowOf } from "../correspondence/acts";
import { relativeOf, stop } from "./deeds";

onEachEngine((world) => {
  const { clock } = world;
  const all = { what: "all" } as const;
  const only = (signature: string) => ({ what: "signature", signature }) as const;
  const newPrisoner = () => makePrisoner(world.app, {}, clock.now);
  const blocked = ({ viewer, prisonerId }: { viewer: { personId: string }; prisonerId: string }) =>
    findBlock(world.app.db, pairHmac(world.app, viewer.personId, prisonerId));

  afterEach(() => expectSound(world));

  test("one signature ends for good, and others go on", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const { prisonerId } = made;
    const other = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    const relative = await relativeOf(world, prisonerId);
    const key = randomToken();
    const choice = only(made.signature);
    expect(await stop(world, relative, prisonerId, choice, key)).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({
      state: "closed",
      closedReason: "stopped",
      seat: "none",
      weightMilli: 0,
      dueAt: null,
    });
    expect(await openCountOf(world.app, made.viewer)).toBe(0);
    expect(await rowOf(world.app, other.id)).toMatchObject({ state: "held" });
    expect([await blocked(made), await blocked(other)]).toEqual([true, false]);
    expect(await claim(world, made.viewer, prisonerId)).toEqual({ ok: false, reason: "not-now" });
    expect(await post(world, made.viewer, made.id)).toEqual({ ok: false, reason: "stopped" });
    const before = await rowOf(world.app, made.id);
    expect(await stop(world, relative, prisonerId, choice, key)).toEqual({ ok: true });
    expect(await stop(world, relative, prisonerId, choice)).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toEqual(before);
  });

  test("a form that comes again with its old key and another choice is heard", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const { prisonerId } = made;
    const other = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    const relative = await relativeOf(world, prisonerId);
    const key = randomToken();
    await stop(world, relative, prisonerId, only(made.signature), key);
    expect(await stop(world, relative, prisonerId, only(other.signature), key)).toEqual({ ok: true });
    expect([await blocked(made), await blocked(other)]).toEqual([true, true]);
    expect(await stop(world, relative, prisonerId, all, key)).toEqual({ ok: true });
    expect((await findConsent(world.app.db, prisonerId, "letters"))?.state).toBe("refused");
  });

  test("somebody who wrote once is kept apart too, and their end is not moved", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    clock.forward({ days: 20 });
    await claim(world, await makeVolunteer(world.app, {}, clock.now), made.prisonerId);
    const expired = await rowOf(world.app, made.id);
    expect(expired).toMatchObject({ state: "closed", closedReason: "expired" });
    clock.forward({ days: 5 });
    await stop(world, await relativeOf(world, made.prisonerId), made.prisonerId, only(made.signature));
    const { closedReason, closedAt } = await rowOf(world.app, made.id);
    expect({ closedReason, closedAt }).toEqual({ closedReason: "stopped", closedAt: expired.closedAt });
    expect(await post(world, made.viewer, made.id, 10)).toEqual({ ok: false, reason: "stopped" });
  });

  test("the block survives the correspondence", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await stop(world, await relativeOf(world, made.prisonerId), made.prisonerId, only(made.signature));
    const erased = { personId: null, signature: randomId(), signatureKey: randomId() };
    await world.app.db.updateTable("correspondence").set(erased).where("id", "=", made.id).execute();
    expect(await claim(world, made.viewer, made.prisonerId)).toEqual({ ok: false, reason: "not-now" });
    const { cards } = await suggestFor(world.app, made.viewer, 0, clock.now);
    expect(cards.map(({ id }) => id)).not.toContain(made.prisonerId);
  });

  test("everybody ends, circles too, and nobody new is asked", async () => {
    const one = await makeCorrespondence(world.app, {}, clock.now);
    const { prisonerId } = one;
    const two = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    const circle = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await world.app.db
      .updateTable("volunteerProfile")
      .set({ openCount: 0 })
      .where("personId", "=", circle.viewer.personId)
      .execute();
    const circleId = randomId();
    const createdAt = clock.now.toISOString();
    await world.app.db.insertInto("circle").values({ id: circleId, name: "Вечер", createdAt }).execute();
    const written = { personId: null, circleId };
    await world.app.db.updateTable("correspondence").set(written).where("id", "=", circle.id).execute();

    const relative = await relativeOf(world, prisonerId);
    expect(await stop(world, relative, prisonerId, all)).toEqual({ ok: true });
    for (const { id } of [one, two, circle]) {
      expect(await rowOf(world.app, id)).toMatchObject({ state: "closed", closedReason: "stopped" });
    }
    expect(await findBlock(world.app.db, pairHmac(world.app, circleId, prisonerId))).toBe(true);
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ open: 0, writers: 0, loadMilli: 0 });
    const stranger = await makeVolunteer(world.app, {}, clock.now);
    expect(await claim(world, stranger, prisonerId)).toEqual({ ok: false, reason: "not-found" });
    expect(await findConsent(world.app.db, prisonerId, "letters")).toMatchObject({ state: "refused" });
    expect(await stop(world, relative, prisonerId, all)).toEqual({ ok: true });

    const word = { purpose: "letters", state: "given", givenBy: "relative", source: "test" } as const;
    await world.app.db
      .transaction()
      .execute((tx) => recordConsent(world.app, tx, prisonerId, word, clock.now));
    expect(await claim(world, stranger, prisonerId)).toMatchObject({ ok: true });
    expect(await claim(world, one.viewer, prisonerId)).toEqual({ ok: false, reason: "not-now" });
  });

  test("everything takes consents, needs and sizes back as well", async () => {
    const { id: prisonerId } = await newPrisoner();
    const recordedAt = clock.now.toISOString();
    const held = { prisonerId, recordedAt, voidedAt: null, source: "family" as const };
    for (const purpose of ["parcels", "sizes"] as const) {
      const consent = { prisonerId, purpose, state: "given", givenBy: "relative" } as const;
      await insertConsent(world.app.db, { ...consent, source: "test", recordedAt, withdrawnAt: null });
    }
    await world.app.db
      .insertInto("need")
      .values({ ...held, kind: "diet", textEncrypted: "v1" })
      .execute();
    await world.app.db
      .insertInto("measurement")
      .values({ ...held, kind: "shoe", valueEncrypted: "v1", measuredPrecision: "unknown" })
      .execute();
    const relative = await relativeOf(world, prisonerId);
    expect(await stop(world, relative, prisonerId, { what: "everything" })).toEqual({ ok: true });
    const left = await findAllConsents(world.app.db, prisonerId);
    expect(left.map(({ purpose, state }) => [purpose, state])).toEqual([["letters", "refused"]]);
    for (const table of ["need", "measurement"] as const) {
      const holding = world.app.db.selectFrom(table).select("id").where("prisonerId", "=", prisonerId);
      expect(await holding.where("voidedAt", "is", null).execute()).toEqual([]);
    }
  });

  test("nobody's relative stops nothing, and a signature nobody has is said so", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const { id: elsewhere } = await newPrisoner();
    const stranger = await relativeOf(world, elsewhere);
    const answers = [
      await stop(world, stranger, made.prisonerId, only(made.signature)),
      await stop(world, stranger, randomId(), only(made.signature)),
      await stop(world, made.viewer, made.prisonerId, all),
    ];
    expect(answers).toEqual(answers.map(() => ({ ok: false, reason: "not-found" })));
    const noSuch = { ok: false, reason: "no-such-writer" };
    expect(await stop(world, stranger, elsewhere, only(made.signature))).toEqual(noSuch);
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "held" });
  });

  test("stopped while letters and claims arrive, it is over and the counts are right", async () => {
    for (let round = 0; round < 6; round += 1) {
      const made = await makeCorrespondence(world.app, {}, clock.now);
      const { prisonerId } = made;
      const newcomers = await Promise.all([0, 1, 2].map(() => makeVolunteer(world.app, {}, clock.now)));
      const relatives = [await relativeOf(world, prisonerId), await relativeOf(world, prisonerId)];
      const late = await makeCorrespondence(world.app, { prisonerId }, clock.now);
      await Promise.all([
        post(world, made.viewer, made.id),
        stop(world, relatives[0] ?? made.viewer, prisonerId, all),
        post(world, late.viewer, late.id, 1),
        ...newcomers.map((each) => claim(world, each, prisonerId)),
        stop(world, relatives[1] ?? made.viewer, prisonerId, round % 2 === 0 ? all : only(late.signature)),
        claim(world, made.viewer, prisonerId),
      ]);
      const rows = await world.app.db
        .selectFrom("correspondence")
        .select(["state", "closedReason"])
        .where("prisonerId", "=", prisonerId)
        .execute();
      expect(rows.filter(({ closedReason }) => closedReason !== "stopped")).toEqual([]);
      expect([await blocked(made), await blocked(late)]).toEqual([true, true]);
      expect(await loadOf(world.app, prisonerId)).toMatchObject({
        open: 0,
        writers: 0,
        seatsTaken: 0,
        seatsProvisional: 0,
      });
      await expectSound(world);
    }
  });

  test("a relative of two stops at one", async () => {
    const [one, two] = [
      await makeCorrespondence(world.app, { signature: "Нина" }, clock.now),
      await makeCorrespondence(world.app, { signature: "Нина" }, clock.now),
    ];
    const prisonerIds = [one.prisonerId, two.prisonerId];
    const relative = await makeRelative(world.app, { prisonerIds }, clock.now);
    await stop(world, relative, one.prisonerId, only("Нина"));
    expect(await rowOf(world.app, one.id)).toMatchObject({ closedReason: "stopped" });
    expect(await rowOf(world.app, two.id)).toMatchObject({ state: "held" });
  });
});
