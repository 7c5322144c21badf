import { makeRelative } from "#db/factories/relatives";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { findBySignIn } from "#db/repositories/people";
import type { Language } from "~/domain/access/roles";
import type { demoPeople } from "~/features/account/demo-people";
import type { App } from "~/platform/app.server";
import type { Installation } from "./installation";
import { makeBusyVolunteer, makeFollowingRelative, makeWaitingRelative } from "./seed";
import type { Onlooker } from "./visits";

const casts = new WeakMap<Installation, Map<string, Promise<MadePerson>>>();

/** The person who looks at a page; the same one each time for an installation and a language. */
export async function onlooker(
  at: Installation,
  who: Onlooker,
  language: Language,
): Promise<MadePerson | undefined> {
  if (who === "visitor") return undefined;
  if (who === "stranger") return makeVolunteer(at.app, { language }, at.app.clock());
  const people = casts.get(at) ?? new Map<string, Promise<MadePerson>>();
  casts.set(at, people);
  const key = `${who} ${language}`;
  const person = people.get(key) ?? make(at, who, language);
  people.set(key, person);
  return person;
}

async function make(
  { app }: Installation,
  who: Exclude<Onlooker, "visitor" | "stranger">,
  language: Language,
): Promise<MadePerson> {
  if (who === "busy") return (await demoPerson(app, "demo-volunteer")) ?? makeBusyVolunteer(app, language);
  if (who === "relative") {
    return (await demoPerson(app, "demo-relative")) ?? makeFollowingRelative(app, language);
  }
  if (who === "waiting-relative") return makeWaitingRelative(app, language);
  if (who === "unlinked-relative") return makeRelative(app, { prisonerIds: [], language }, app.clock());
  const role = who === "newcomer" ? "volunteer" : who;
  return makeVolunteer(app, { role, language }, app.clock());
}

/** A demo has somebody with correspondences of every kind already, and a relative who waits for several letters. */
async function demoPerson(
  app: App,
  name: (typeof demoPeople)[number]["signInName"],
): Promise<MadePerson | undefined> {
  const found = app.config.demo ? await findBySignIn(app.db, { signInName: name }) : undefined;
  return (
    found && {
      id: found.id,
      personId: found.id,
      role: found.role,
      language: found.language,
      signInName: name,
    }
  );
}
