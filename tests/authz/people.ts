import { makeVolunteer } from "#db/factories/volunteers";
import {
  endColleagueInvitation,
  inviteColleague,
  listColleagueInvitations,
} from "~/features/colleagues/invite.server";
import type { App } from "~/platform/app.server";
import { randomId, randomToken } from "~/platform/crypto/random.server";

/** Accounts for admins to look after; an id that nobody has finds nothing. */
export async function stagePeople(app: App, now: Date) {
  const at = async () => ({
    own: { id: (await makeVolunteer(app, {}, now)).id },
    foreign: [{ id: "nobody" }],
    missing: { id: randomId() },
  });
  const form = { role: "coordinator", note: "", password: "", key: randomToken() } as const;
  const demo = { ...app, config: { ...app.config, demo: true } };
  const admin = await makeVolunteer(app, { role: "admin" }, now);
  const invite = async () => {
    const made = await inviteColleague(demo, admin, { ...form, key: randomToken() }, now);
    if (!made.ok) throw new Error(made.reason);
    return made.token;
  };
  const ended = await invite();
  const [line] = await listColleagueInvitations(app, now);
  await endColleagueInvitation(app, admin, line?.id ?? "", now);
  const open = await invite();
  return {
    "/colleagues/:token": {
      own: { token: open },
      foreign: [{ token: ended }],
      missing: { token: randomToken() },
    },
    "/admin/invitations/:id/revocation": {
      own: { id: line?.id ?? "" },
      foreign: [],
      missing: { id: randomId() },
    },
    "/admin/people/:id": await at(),
    "/admin/people/:id/role": await at(),
    "/admin/people/:id/lock": await at(),
    "/admin/people/:id/offboard": await at(),
    "/admin/people/:id/opening": await at(),
  };
}
