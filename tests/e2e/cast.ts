import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import type { Language } from "~/domain/access/roles";
import type { Installation } from "./installation";
import { makeBusyVolunteer } from "./seed";
import type { Onlooker } from "./visits";

const casts = new WeakMap<Installation, Map<string, Promise<MadePerson>>>();

/** The person who looks at a page; the same one each time for an installation and a language. */
export async function onlooker(
  at: Installation,
  who: Onlooker,
  language: Language,
): Promise<MadePerson | undefined> {
  if (who === "visitor") return undefined;
  const people = casts.get(at) ?? new Map<string, Promise<MadePerson>>();
  casts.set(at, people);
  const key = `${who} ${language}`;
  const person = people.get(key) ?? make(at, who, language);
  people.set(key, person);
  return person;
}

function make({ app }: Installation, who: Exclude<Onlooker, "visitor">, language: Language) {
  if (who === "busy") return makeBusyVolunteer(app, language);
  const role = who === "newcomer" ? "volunteer" : who;
  return makeVolunteer(app, { role, language }, app.clock());
}
