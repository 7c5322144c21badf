import { expect, test } from "vitest";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { followByInvitation, readInvitation } from "~/features/invitations/accept.server";
import { revokeInvitation } from "~/features/invitations/invitations.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { enterAs, PASSWORD, sessionOf, visitor } from "../account/visitors";
import { followedBy, joinBy, joining, newRelative, rowsOf } from "./guests";

onEachEngine((world) => {
  const { clock } = world;
  const invite = (prisonerId?: string) =>
    makeInvitation(world.app, prisonerId === undefined ? {} : { prisonerId }, clock.now);
  const follow = (viewer: Awaited<ReturnType<typeof relative>>, token: string) =>
    followByInvitation(world.app, viewer, token, clock.now);
  const relative = (prisonerIds: string[] = []) => makeRelative(world.app, { prisonerIds }, clock.now);
  const shown = async (token: string, viewer: Parameters<typeof readInvitation>[1] = null) =>
    (await readInvitation(world.app, viewer, token, clock.now)).state;
  const gone = { ok: false, reason: "gone" };
  const people = async () => (await world.app.db.selectFrom("person").select("id").execute()).length;

  test("a relative joins by a generated name and is in at once", async () => {
    const { id, token, prisonerId } = await invite();
    const viewer = await newRelative(world, token);
    expect(viewer.role).toBe("family");
    expect(await followedBy(world, viewer)).toEqual([prisonerId]);
    const row = (await rowsOf(world)).find((each) => each.id === id);
    expect(row).toMatchObject({ personId: viewer.personId, usedAt: clock.now.toISOString() });
  });

  test("of relatives who come at the same instant, one is in and leaves no second account", async () => {
    const { token, prisonerId } = await invite();
    const before = await people();
    const said = Array.from({ length: 4 }, () => joining(token));
    const outcomes = await Promise.all(said.map((each) => joinBy(world, each)));
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    expect(outcomes.filter((each) => !each.ok)).toEqual([gone, gone, gone]);
    expect(await people()).toBe(before + 1);
    const links = world.app.db.selectFrom("familyLink").select("id").where("prisonerId", "=", prisonerId);
    expect(await links.execute()).toHaveLength(1);
  });

  test("of relatives with accounts who come at the same instant, one follows", async () => {
    const { token, prisonerId } = await invite();
    const relatives = await Promise.all(Array.from({ length: 4 }, () => relative()));
    const outcomes = await Promise.all(relatives.map((each) => follow(each, token)));
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    const followed = await Promise.all(relatives.map((each) => followedBy(world, each)));
    expect(followed.flat()).toEqual([prisonerId]);
  });

  test("the last page sent twice is one account, signed in both times", async () => {
    const { token } = await invite();
    const said = joining(token);
    const before = await people();
    const outcomes = [
      ...(await Promise.all([joinBy(world, said), joinBy(world, said)])),
      await joinBy(world, said),
    ];
    const sessions = await Promise.all(
      outcomes.map((outcome) => sessionOf(world, "cookie" in outcome ? outcome.cookie : "")),
    );
    expect(new Set(sessions.map((session) => session?.viewer.personId ?? "nobody")).size).toBe(1);
    expect(sessions[0]?.viewer.role).toBe("family");
    expect(await people()).toBe(before + 1);
  });

  test("one going-through makes one account, whatever is chosen after going back", async () => {
    const { token } = await invite();
    const said = joining(token);
    const account = { kind: "email" as const, email: "aunt@example.org", password: PASSWORD };
    await joinBy(world, { ...said, account });
    const before = await people();
    expect(await joinBy(world, said)).toEqual({ ok: false, reason: "name-taken" });
    expect(await people()).toBe(before);
    expect(await shown(token)).toBe("join");
  });

  test("a name somebody has already spends nothing", async () => {
    const first = await makeVolunteer(world.app, { signInName: "quiet-maple-482" }, clock.now);
    const { token } = await invite();
    const said = joining(token);
    const same = { ...said, access: { ...said.access, signInName: first.signInName } };
    expect(await joinBy(world, same)).toEqual({ ok: false, reason: "name-taken" });
    expect(await shown(token)).toBe("join");
  });

  test("an e-mail with an account is answered as one without, and the link stays open either way", async () => {
    const { token, prisonerId } = await invite();
    const account = { kind: "email" as const, email: "mother@example.org", password: PASSWORD };
    const first = await joinBy(world, joining(token, { account }));
    const before = await people();
    const stranger = { ...account, password: "another four quiet words" };
    expect(await joinBy(world, joining(token, { account: stranger }))).toEqual(first);
    expect(first).toEqual({ ok: true, kind: "may-sign-in" });
    expect(await people()).toBe(before);
    expect(await shown(token)).toBe("join");
    expect(await enterAs(world, account.email, stranger.password)).toEqual({ ok: false, reason: "wrong" });

    const entered = await enterAs(world, account.email, PASSWORD);
    const session = await sessionOf(world, "cookie" in entered ? entered.cookie : "");
    if (!session) throw new Error("no session");
    expect(session.viewer.role).toBe("family");
    expect(await followedBy(world, session.viewer)).toEqual([]);
    expect(await shown(token, session.viewer)).toBe("follow");
    expect(await followByInvitation(world.app, session.viewer, token, clock.now)).toEqual({
      ok: true,
      prisonerId,
    });
    expect(await followedBy(world, session.viewer)).toEqual([prisonerId]);
  });

  test("one relative follows several, several follow one", async () => {
    const [one, two] = [
      await makePrisoner(world.app, {}, clock.now),
      await makePrisoner(world.app, {}, clock.now),
    ];
    const mother = await newRelative(world, (await invite(one.id)).token);
    const sister = await newRelative(world, (await invite(one.id)).token);
    expect(
      await followByInvitation(world.app, mother, (await invite(two.id)).token, clock.now),
    ).toMatchObject({ ok: true });
    expect(new Set(await followedBy(world, mother))).toEqual(new Set([one.id, two.id]));
    expect(await followedBy(world, sister)).toEqual([one.id]);
  });

  test("whoever follows already spends nothing, and the button pressed twice is answered as once", async () => {
    const { token, prisonerId } = await invite();
    const follower = await relative([prisonerId]);
    expect(await shown(token, follower)).toBe("following");
    expect(await follow(follower, token)).toEqual({ ok: true, prisonerId });
    const other = await relative();
    expect(await follow(other, token)).toEqual({ ok: true, prisonerId });
    expect(await follow(other, token)).toEqual({ ok: true, prisonerId });
    expect(await followedBy(world, other)).toEqual([prisonerId]);
  });

  test("works until its 14 days are over, to the millisecond", async () => {
    const before = clock.now;
    const [last, late] = [await invite(), await invite()];
    clock.set(new Date(before.getTime() + 14 * 86_400_000 - 1));
    expect(await joinBy(world, joining(last.token))).toMatchObject({ ok: true });
    clock.set(new Date(before.getTime() + 14 * 86_400_000));
    expect(await shown(late.token)).toBe("gone");
    expect(await joinBy(world, joining(late.token))).toEqual(gone);
    expect(await follow(await relative(), late.token)).toEqual(gone);
    clock.set(before);
  });

  test("unknown, used, expired, taken back: one answer", async () => {
    const before = clock.now;
    const [used, revoked, expired] = [await invite(), await invite(), await invite()];
    await newRelative(world, used.token);
    await revokeInvitation(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      revoked.id,
      clock.now,
    );
    clock.forward({ days: 14 });
    const { token } = await invite();
    const viewers = [null, await relative(), await makeVolunteer(world.app, {}, clock.now)];
    for (const viewer of viewers) {
      const answers = await Promise.all(
        [used.token, revoked.token, expired.token, randomToken(), "", "x".repeat(5000)].map((each) =>
          readInvitation(world.app, viewer, each, clock.now),
        ),
      );
      expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(
        new Set([JSON.stringify({ state: "gone", role: viewer?.role ?? null })]),
      );
    }
    expect(await shown(token)).toBe("join");
    clock.set(before);
  });

  test("one network cannot make accounts without end", async () => {
    const { token } = await invite();
    const from = visitor();
    const account = { kind: "email" as const, email: "again@example.org", password: PASSWORD };
    for (let each = 0; each < 30; each += 1) await joinBy(world, joining(token, { account }), from);
    expect(await joinBy(world, joining(token), from)).toEqual({ ok: false, reason: "wait", minutes: 60 });
  });

  test("an account of another role is told so and cannot follow", async () => {
    const { token } = await invite();
    const volunteer = await makeVolunteer(world.app, {}, clock.now);
    expect(await shown(token, volunteer)).toBe("other-role");
  });
});
