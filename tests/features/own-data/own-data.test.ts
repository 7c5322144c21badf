import { describe, expect, test } from "vitest";
import { makeCorrespondence, makeReceipt, makeReply, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeReport } from "#db/factories/reports";
import { makeVolunteer } from "#db/factories/volunteers";
import { findPerson, saveCredential } from "#db/repositories/people";
import type { Viewer } from "~/domain/access/roles";
import { join } from "~/features/account/join.server";
import { recordDeed } from "~/features/audit/record.server";
import { checkDatabase } from "~/features/check/check.server";
import { collectOwnData } from "~/features/own-data/collect.server";
import { deleteOwnAccount, readDeletion } from "~/features/own-data/delete-account.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { whereFound } from "../../retention/pair";
import { onEachEngine } from "../../setup/databases";
import { byEmail, enterAs, joining, PASSWORD, sessionOf, visitor } from "../account/visitors";
import { loadOf, rowOf } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const secret = hashPassword(PASSWORD);

  async function withPassword<Person extends Viewer>(person: Person): Promise<Person> {
    const changedAt = clock.now.toISOString();
    const { personId } = person;
    await saveCredential(world.app.db, { personId, kind: "password", secret: await secret, changedAt });
    return person;
  }

  const deleteAs = (viewer: Viewer, password = PASSWORD) =>
    deleteOwnAccount(world.app, viewer, password, clock.now);

  describe("a copy of one's data", () => {
    test("holds the opened e-mail, the answers, every letter with what became of it, and no word on who said so", async () => {
      const account = byEmail("copy@example.org");
      await join(world.app, visitor(), joining({ account }), clock.now);
      const entered = await enterAs(world, "copy@example.org", PASSWORD);
      if (!entered.ok || entered.step !== "enter") throw new Error("not entered");
      const viewer = (await sessionOf(world, entered.cookie))?.viewer as Viewer;
      const made = await makeCorrespondence(world.app, { viewer, signature: "Копия" }, clock.now);
      await sendLetter(world.app, made, {}, clock.now);
      await sendLetter(world.app, made, {}, clock.now);
      await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
      await makeReply(world.app, made, { acknowledged: [2] }, clock.now);
      await makeReport(world.app, made.prisonerId, { signature: "Копия", text: "тайна" }, clock.now);
      const own = await collectOwnData(world.app, viewer, clock.now);
      expect(own.account).toMatchObject({ email: "copy@example.org", role: "volunteer" });
      expect(own.writing).toMatchObject({ languages: ["ru", "en"], capacity: 3 });
      expect(own.signIn.sessions.length).toBe(1);
      const [pair] = own.correspondences;
      expect(pair).toMatchObject({ signature: "Копия", state: "active", prisoner: expect.any(String) });
      expect(pair?.letters.map(({ state }) => state)).toEqual(["confirmed", "answered"]);
      expect(pair?.replies.length).toBe(1);
      const text = JSON.stringify(own);
      for (const secretWord of ["family", "тайна", "argon2"]) expect(text).not.toContain(secretWord);
    });

    test("has what the person did at the desk, to the moment", async () => {
      const viewer = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
      await recordDeed(world.app.db, viewer, { action: "note-added" }, clock.now);
      expect((await collectOwnData(world.app, viewer, clock.now)).deeds).toEqual([
        { action: "note-added", detail: null, recordedAt: clock.now.toISOString() },
      ]);
    });
  });

  describe("deleting one's account", () => {
    test("wants the password; without it nothing happens", async () => {
      const viewer = await withPassword(await makeVolunteer(world.app, {}, clock.now));
      expect(await deleteAs(viewer, "wrong")).toEqual({ ok: false, reason: "wrong" });
      expect(await findPerson(world.app.db, viewer.personId)).toBeDefined();
    });

    test("frees the places and erases who wrote at once, letters' facts stay", async () => {
      const viewer = await withPassword(await makeVolunteer(world.app, {}, clock.now));
      const made = await makeCorrespondence(world.app, { viewer, signature: "Уходящая" }, clock.now);
      await sendLetter(world.app, made, {}, clock.now);
      expect((await loadOf(world.app, made.prisonerId)).seatsTaken).toBe(1);
      expect(await readDeletion(world.app, viewer)).toMatchObject({ open: 1, closed: 0, isLast: false });
      expect(await deleteAs(viewer)).toEqual({ ok: true });
      expect((await loadOf(world.app, made.prisonerId)).seatsTaken).toBe(0);
      expect(await whereFound(world.app.db, [viewer.personId, "Уходящая"])).toEqual([]);
      expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", personId: null });
      const letters = await world.app.db
        .selectFrom("letter")
        .select(["state", "correspondenceId"])
        .where("prisonerId", "=", made.prisonerId)
        .execute();
      expect(letters).toEqual([{ state: "sent", correspondenceId: null }]);
      expect((await checkDatabase(world.app.db, clock.now)).differences).toEqual([]);
    });

    test("of a relative ends what ties them, and keeps what they told", async () => {
      const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
      const viewer = await withPassword(
        await makeRelative(world.app, { prisonerIds: [prisonerId] }, clock.now),
      );
      expect(await readDeletion(world.app, viewer)).toMatchObject({ followed: 1 });
      expect(await deleteAs(viewer)).toEqual({ ok: true });
      expect(await whereFound(world.app.db, [viewer.personId])).toEqual([]);
    });

    test("is refused to the only admin, and of two who ask at once one stays", async () => {
      const admins = [];
      for (const _ of [1, 2]) {
        admins.push(await withPassword(await makeVolunteer(world.app, { role: "admin" }, clock.now)));
      }
      const outcomes = await Promise.all(admins.map((admin) => deleteAs(admin)));
      expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
      expect(outcomes).toContainEqual({ ok: false, reason: "last-admin" });
    });
  });

  describe("a copy that a hostile volunteer takes", () => {
    test("tells a hostile volunteer neither that somebody doubts them nor who asked for letters to stop", async () => {
      const { app } = world;
      const viewer = await makeVolunteer(app, {}, clock.now);
      const made = await makeCorrespondence(app, { viewer }, clock.now);
      await sendLetter(app, made, {}, clock.now);
      const desk = await makeVolunteer(app, { role: "coordinator" }, clock.now);
      const at = clock.forward({ minutes: 7 });
      await makeReceipt(app, made, { numbers: [1] }, at);
      const distrusted = { action: "volunteer-distrusted", detail: { reason: "same-person" } } as const;
      for (const deed of [{ action: "volunteer-opened" } as const, distrusted]) {
        await recordDeed(app.db, desk, { ...deed, subjectId: viewer.personId }, at);
      }
      await app.db
        .updateTable("correspondence")
        .set({ state: "closed", closedReason: "stopped", closedAt: at.toISOString() })
        .where("id", "=", made.id)
        .execute();
      await app.db
        .updateTable("volunteerProfile")
        .set({ trustWithdrawn: 1 })
        .where("personId", "=", viewer.personId)
        .execute();
      const own = await collectOwnData(app, viewer, clock.forward({ minutes: 1 }));
      expect(own.deeds).toEqual([]);
      const [pair] = own.correspondences;
      expect(pair).toMatchObject({ closedReason: "finished", closedOn: at.toISOString().slice(0, 10) });
      const text = JSON.stringify(own);
      for (const hidden of ["stopped", "trust", "same-person", "opened", at.toISOString()]) {
        expect(text).not.toContain(hidden);
      }
    });
  });
});
