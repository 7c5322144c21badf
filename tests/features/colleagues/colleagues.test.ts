import { expect, test } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { findBySignIn } from "#db/repositories/people";
import { newAccess } from "~/features/account/join.server";
import {
  COLLEAGUE_DAYS,
  endColleagueInvitation,
  inviteColleague,
  listColleagueInvitations,
} from "~/features/colleagues/invite.server";
import { joinAsColleague, readColleagueLink } from "~/features/colleagues/join.server";
import { digest, randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const demo = () => ({ ...world.app, config: { ...world.app.config, demo: true } });
  const admin = () => makeVolunteer(world.app, { role: "admin" }, clock.now);
  const from = { origin: "http://127.0.0.1:3000", clientAddress: null, sessionIdHash: null };
  const form = (key = randomToken()) => ({ role: "coordinator", note: "Вера", password: "", key }) as const;
  const invite = async () => {
    const made = await inviteColleague(demo(), await admin(), form(), clock.now);
    if (!made.ok) throw new Error(made.reason);
    return made.token;
  };
  const join = (token: string, access = newAccess()) =>
    joinAsColleague(world.app, from, { token, access, language: "ru" }, clock.now);

  test("a link makes one account of its role, once, also when two come at the same time", async () => {
    const token = await invite();
    expect(await readColleagueLink(world.app, token, clock.now)).toEqual({ role: "coordinator" });
    const [one, two] = [newAccess(), newAccess()];
    const outcomes = await Promise.all([join(token, one), join(token, two)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const access = outcomes[0]?.ok ? one : two;
    const person = await findBySignIn(world.app.db, { signInName: access.signInName });
    expect(person).toMatchObject({ role: "coordinator", language: "ru" });
    expect(await readColleagueLink(world.app, token, clock.now)).toBeNull();
    const rows = await world.app.db
      .selectFrom("auditEntry")
      .select("action")
      .where("subjectId", "=", person?.id ?? "")
      .execute();
    expect(rows).toEqual([{ action: "colleague-joined" }]);
  });

  test("the same form twice is one link, stored as a hash; without the password there is none", async () => {
    const viewer = await admin();
    const sent = form();
    const [first, second] = [
      await inviteColleague(demo(), viewer, sent, clock.now),
      await inviteColleague(demo(), viewer, sent, clock.now),
    ];
    expect(first).toEqual(second);
    const rows = await world.app.db.selectFrom("colleagueInvitation").selectAll().execute();
    const token = first.ok ? first.token : "";
    expect(rows.filter(({ tokenHash }) => tokenHash === digest(token))).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain("Вера");
    const refused = await inviteColleague(world.app, viewer, { ...form(), password: "wrong" }, clock.now);
    expect(refused).toMatchObject({ ok: false, reason: "wrong" });
    expect(await world.app.db.selectFrom("colleagueInvitation").selectAll().execute()).toHaveLength(
      rows.length,
    );
  });

  test("a link ends after three days, or when it is taken back", async () => {
    const [late, back] = [await invite(), await invite()];
    const viewer = await admin();
    const { id } = (await listColleagueInvitations(world.app, clock.now)).find(
      ({ state }) => state === "open",
    ) ?? { id: "" };
    expect(await endColleagueInvitation(world.app, viewer, id, clock.now)).toBe(true);
    expect(await endColleagueInvitation(world.app, viewer, id, clock.now)).toBe(false);
    expect(await endColleagueInvitation(world.app, viewer, "nothing", clock.now)).toBe(null);
    const open = await Promise.all(
      [late, back].map((token) => readColleagueLink(world.app, token, clock.now)),
    );
    expect(open.filter((link) => link === null).length).toBeLessThanOrEqual(1);
    clock.forward({ days: COLLEAGUE_DAYS });
    for (const token of [late, back]) expect(await join(token)).toEqual({ ok: false, reason: "gone" });
  });
});
