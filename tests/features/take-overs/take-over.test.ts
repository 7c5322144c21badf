import { afterEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeRelative } from "#db/factories/relatives";
import { makeReport } from "#db/factories/reports";
import { makeSheetWriter } from "#db/factories/take-overs";
import { makeVolunteer } from "#db/factories/volunteers";
import { findBlock, insertBlock } from "#db/repositories/correspondence";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { newAccess } from "~/features/account/join.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import { listOwn, readLetterDesk } from "~/features/correspondence/read.server";
import { stopWriting } from "~/features/reports/stop.server";
import { endPair, reopenPair } from "~/features/take-overs/ending.server";
import { joinByTakeOver } from "~/features/take-overs/join.server";
import { listTakeOvers, makeLinks, revokeLink } from "~/features/take-overs/links.server";
import { readTakeOver, takeOver } from "~/features/take-overs/take-over.server";
import { randomId, randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { visitor } from "../account/visitors";
import { claim, expectSound, loadOf, openCountOf, post, rowOf } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const writer = (overrides: Parameters<typeof makeSheetWriter>[1] = {}) =>
    makeSheetWriter(world.app, overrides, clock.now);
  const volunteer = (overrides = {}) => makeVolunteer(world.app, overrides, clock.now);
  const go = (viewer: Parameters<typeof takeOver>[1], token: string, key = randomToken()) =>
    takeOver(world.app, viewer, { token, key }, clock.now);
  const stateOf = async (writerId: string) =>
    (await listTakeOvers(world.app, { state: null, page: 1, writerId }, clock.now)).rows[0];

  afterEach(() => expectSound(world));

  test("the letters go on with the account: known, counted, the next one has its number", async () => {
    const made = await writer({ people: 3, letters: 3, last: "2026-11-10" });
    const anna = await volunteer({ capacity: 2, trust: "new" });
    const before = await Promise.all(made.prisonerIds.map((id) => loadOf(world.app, id)));
    expect(await readTakeOver(world.app, anna, made.token, clock.now)).toEqual({
      state: "take",
      people: 3,
      signatures: [made.signature],
    });
    expect(await go(anna, made.token)).toEqual({ ok: true, taken: 3, writesAlready: 0, notPossible: 0 });
    expect(await findVolunteerProfile(world.app.db, anna.personId)).toMatchObject({
      capacity: 3,
      openCount: 3,
      trust: "known",
    });
    expect(await Promise.all(made.prisonerIds.map((id) => loadOf(world.app, id)))).toEqual(before);
    expect(await listOwn(world.app, anna, clock.now)).toHaveLength(3);
    const [id = ""] = made.ids;
    const desk = await readLetterDesk(world.app, anna, id, clock.now);
    expect(desk).toMatchObject({ signature: made.signature, nextNumber: 4, state: "active" });
    expect(desk?.history).toMatchObject([
      { kind: "letter", number: 3, sentOn: "2026-11-10", canWithdraw: false },
    ]);
    expect(await post(world, anna, id)).toEqual({ ok: true, number: 4 });
    expect(await stateOf(made.writerId)).toMatchObject({
      state: "taken",
      label: null,
      waiting: 0,
      people: 3,
    });
  });

  test("a link works once: of two at the same time one goes on, the other is told", async () => {
    const made = await writer({ people: 2 });
    const [anna, boris] = [await volunteer(), await volunteer()];
    const results = await Promise.all([go(anna, made.token), go(boris, made.token)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "gone" });
    expect((await openCountOf(world.app, anna)) + (await openCountOf(world.app, boris))).toBe(2);
  });

  test("two coordinators who make links for everybody at once make one for each", async () => {
    const made = await writer();
    await revokeLink(world.app, made.viewer, made.linkId, clock.now);
    const coordinators = [await volunteer({ role: "coordinator" }), await volunteer({ role: "coordinator" })];
    const links = await Promise.all(
      coordinators.map((viewer) =>
        makeLinks(world.app, viewer, { writerId: null, key: randomToken() }, clock.now),
      ),
    );
    const own = links.flatMap((each) => each ?? []).filter(({ writerId }) => writerId === made.writerId);
    expect(own).toHaveLength(1);
  });

  test("the same form twice, even at once, takes over once and answers alike", async () => {
    const made = await writer();
    const [anna, key] = [await volunteer(), randomToken()];
    const done = { ok: true, taken: 1, writesAlready: 0, notPossible: 0 };
    expect(await Promise.all([go(anna, made.token, key), go(anna, made.token, key)])).toEqual([done, done]);
    expect(await go(anna, made.token, key)).toEqual(done);
    expect(await openCountOf(world.app, anna)).toBe(1);
  });

  test("it works up to the thirtieth day, not after it, and not once it is taken back or renewed", async () => {
    const start = clock.now;
    const [late, revoked, renewed] = [await writer(), await writer(), await writer()];
    const anna = await volunteer();
    expect(await revokeLink(world.app, revoked.viewer, revoked.linkId, clock.now)).toBe(true);
    const asked = { writerId: renewed.writerId, key: randomToken() };
    const [again] = (await makeLinks(world.app, renewed.viewer, asked, clock.now)) ?? [];
    for (const { token } of [revoked, renewed]) {
      expect(await readTakeOver(world.app, null, token, clock.now)).toEqual({ state: "gone" });
      expect(await go(anna, token)).toEqual({ ok: false, reason: "gone" });
    }
    expect(await readTakeOver(world.app, null, again?.token ?? "", clock.now)).toMatchObject({
      state: "join",
    });
    clock.set(new Date(start.getTime() + 30 * 86_400_000 - 1));
    expect(await readTakeOver(world.app, anna, late.token, clock.now)).toMatchObject({ state: "take" });
    clock.set(new Date(start.getTime() + 30 * 86_400_000));
    expect(await go(anna, late.token)).toEqual({ ok: false, reason: "gone" });
    expect((await stateOf(late.writerId))?.state).toBe("expired");
    expect(await openCountOf(world.app, anna)).toBe(0);
  });

  test("the same form makes the same links, and only a hash of each is kept", async () => {
    const made = await writer();
    await revokeLink(world.app, made.viewer, made.linkId, clock.now);
    const asked = { writerId: made.writerId, key: randomToken() };
    const first = await makeLinks(world.app, made.viewer, asked, clock.now);
    expect(await makeLinks(world.app, made.viewer, asked, clock.now)).toEqual(first);
    expect(first).toMatchObject([{ label: made.label }]);
    const rows = await world.app.db.selectFrom("takeOver").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(first?.[0]?.token);
    expect(
      await makeLinks(world.app, made.viewer, { writerId: randomId(), key: randomToken() }, clock.now),
    ).toBe(null);
  });

  test("whom one writes to already, or may not, is left out and told", async () => {
    const made = await writer({ people: 3 });
    const [first = "", second = ""] = made.prisonerIds;
    const anna = await volunteer();
    await claim(world, anna, first);
    await insertBlock(world.app.db, pairHmac(world.app, anna.personId, second), clock.now.toISOString());
    expect(await go(anna, made.token)).toEqual({ ok: true, taken: 1, writesAlready: 1, notPossible: 1 });
    expect(await openCountOf(world.app, anna)).toBe(2);
    expect(await stateOf(made.writerId)).toMatchObject({ state: "taken", waiting: 2, label: made.label });
  });

  test("with nothing left to take over the link stays as it was", async () => {
    const made = await writer();
    const anna = await volunteer();
    await claim(world, anna, made.prisonerIds[0] ?? "");
    expect(await go(anna, made.token)).toEqual({ ok: false, reason: "nothing-left" });
    expect((await stateOf(made.writerId))?.state).toBe("open");
  });

  test("what a family stopped before anybody took over stays stopped, and keeps the two apart", async () => {
    const made = await writer({ people: 2 });
    const [stopped = "", other = ""] = made.prisonerIds;
    const mother = await makeRelative(world.app, { prisonerIds: [stopped] }, clock.now);
    const choice = { what: "signature", signature: made.signature } as const;
    expect(await stopWriting(world.app, mother, stopped, choice, randomToken(), clock.now)).toEqual({
      ok: true,
    });
    expect((await loadOf(world.app, stopped)).loadMilli).toBe(0);
    const anna = await volunteer();
    expect(await go(anna, made.token)).toMatchObject({ ok: true, taken: 1 });
    expect(await findBlock(world.app.db, pairHmac(world.app, anna.personId, stopped))).toBe(true);
    expect(await claim(world, anna, stopped)).toMatchObject({ ok: false });
    expect((await loadOf(world.app, other)).writers).toBe(1);
  });

  test("while a report waits about an account, it takes nothing over", async () => {
    const made = await writer();
    const { viewer, prisonerId, signature } = await makeCorrespondence(world.app, {}, clock.now);
    await makeReport(world.app, prisonerId, { signature }, clock.now);
    expect(await go(viewer, made.token)).toEqual({ ok: false, reason: "under-report" });
  });

  test("somebody new joins by the link and writes letter 4", async () => {
    const made = await writer({ letters: 3 });
    const writing = { languages: ["ru"], ways: "hand", postsFrom: "abroad", capacity: 1 } as const;
    const said = {
      token: made.token,
      key: randomId(),
      access: newAccess(),
      account: { kind: "generated", writtenDown: "yes", adult: "yes" } as const,
      writing: { ...writing, languages: [...writing.languages] },
      language: "ru" as const,
    };
    const outcomes = [
      await joinByTakeOver(world.app, visitor(), said, clock.now),
      await joinByTakeOver(world.app, visitor(), said, clock.now),
    ];
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ ok: true, kind: "entered", result: { ok: true, taken: 1 } });
    }
    const row = await rowOf(world.app, made.ids[0] ?? "");
    const viewer = { personId: row.personId ?? "", role: "volunteer", language: "ru" } as const;
    expect(await post(world, viewer, row.id)).toEqual({ ok: true, number: 4 });
    const another = { ...said, key: randomId(), access: newAccess() };
    expect(await joinByTakeOver(world.app, visitor(), another, clock.now)).toEqual({
      ok: false,
      reason: "gone",
    });
  });

  test("one whose writer answers no more is ended, its place is free, and that can be undone", async () => {
    const made = await writer({ last: "2026-12-01" });
    const [[id = ""], [prisonerId = ""]] = [made.ids, made.prisonerIds];
    const before = await loadOf(world.app, prisonerId);
    expect(await endPair(world.app, made.viewer, id, clock.now)).toEqual({ ok: true, prisonerId });
    expect(await endPair(world.app, made.viewer, id, clock.now)).toEqual({ ok: true, prisonerId });
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ loadMilli: 0, seatsTaken: 0 });
    expect(await readTakeOver(world.app, null, made.token, clock.now)).toEqual({ state: "gone" });
    expect(await reopenPair(world.app, made.viewer, id, clock.now)).toEqual({ ok: true, prisonerId });
    expect(await loadOf(world.app, prisonerId)).toEqual(before);
    const anna = await volunteer();
    await go(anna, made.token);
    expect(await endPair(world.app, made.viewer, id, clock.now)).toEqual({
      ok: false,
      reason: "taken",
      prisonerId,
    });
    const own = await makeCorrespondence(world.app, {}, clock.now);
    expect(await endPair(world.app, made.viewer, own.id, clock.now)).toBe(null);
  });
});
