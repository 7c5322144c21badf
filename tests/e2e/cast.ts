import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { findBySignIn } from "#db/repositories/people";
import type { Language } from "~/domain/access/roles";
import { demoPeople } from "~/features/account/demo-people";
import type { App } from "~/platform/app.server";
import type { Installation } from "./installation";
import { makeBusyVolunteer, makeFollowingRelative } from "./seed";
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
  if (who === "busy") return (await demoVolunteer(app)) ?? makeBusyVolunteer(app, language);
  if (who === "relative") return makeFollowingRelative(app, language);
  const role = who === "newcomer" ? "volunteer" : who;
  return makeVolunteer(app, { role, language }, app.clock());
}

/** A demo has somebody with correspondences of every kind already. */
async function demoVolunteer(app: App): Promise<MadePerson | undefined> {
  const [{ signInName, role }] = demoPeople;
  const found = app.config.demo ? await findBySignIn(app.db, { signInName }) : undefined;
  return found && { id: found.id, personId: found.id, role, language: found.language, signInName };
}
