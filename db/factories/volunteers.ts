import { inTransaction } from "#db/connection.server";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { insertPerson } from "#db/repositories/people";
import { insertVolunteerProfile } from "#db/repositories/volunteers";
import type { NewRow, Row } from "#db/schema";
import type { Role, Viewer } from "~/domain/access/roles";
import { needsSecondFactor } from "~/domain/access/second-factor";
import { channelMask, offeredChannels, type PostsFrom, type Ways } from "~/domain/facilities/channels";
import { type Language, languageMask } from "~/domain/prisoners/languages";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { openSession } from "~/platform/session/sessions.server";
import { makeSecondFactor } from "./second-factors";

export interface VolunteerOverrides extends ProfileOverrides {
  id?: string;
  role?: Role;
  language?: Viewer["language"];
  signInName?: string;
  /** Whether they have an app for codes; staff have one unless told otherwise. */
  hasSecondFactor?: boolean;
}

interface ProfileOverrides {
  languages?: readonly Language[];
  ways?: Ways;
  postsFrom?: PostsFrom;
  hasRussianCard?: boolean;
  capacity?: number;
  trust?: "new" | "known";
}

export interface MadePerson extends Viewer {
  /** The same as `personId`. */
  id: string;
  signInName: string;
}

/** An account of any role; a volunteer writes Russian, all ways, with a Russian card, to at most three people. */
export async function makeVolunteer(app: App, overrides: VolunteerOverrides, now: Date): Promise<MadePerson> {
  const person = personRow(overrides, now);
  const { hasSecondFactor = needsSecondFactor(person.role) } = overrides;
  await inTransaction(app.db, async (tx) => {
    await insertPerson(tx, person);
    if (hasSecondFactor) await makeSecondFactor(app, tx, person.id, now);
    if (person.role !== "volunteer") return;
    const profile = profileRow(person.id, overrides);
    await insertVolunteerProfile(tx, profile);
    await countVolunteerIn(tx, profile, 1);
  });
  const { id, role, language, signInName } = person;
  return { id, personId: id, role, language, signInName };
}

/** Signs somebody in without a form; answers what a browser would send as `Cookie` to that origin. */
export async function makeSession(
  app: App,
  person: { id: string; role: Role },
  origin: string,
  now: Date,
): Promise<string> {
  const setCookie = await openSession(app.db, person, origin, now);
  return setCookie.split(";", 1)[0] ?? "";
}

/** An account as it is stored, with a private sign-in name and no e-mail. */
export function personRow({ id = randomId(), role, language, signInName }: VolunteerOverrides, now: Date) {
  return {
    id,
    role: role ?? "volunteer",
    language: language ?? "ru",
    signInName: signInName ?? `person-${Buffer.from(id).toString("hex")}`,
    emailEncrypted: null,
    emailIndex: null,
    createdAt: now.toISOString(),
    disabledAt: null,
    lastSeenOn: now.toISOString().slice(0, 10),
  } satisfies Row<"person">;
}

/** A volunteer's answers as they are stored; the channels follow from them. */
export function profileRow(personId: string, overrides: ProfileOverrides): NewRow<"volunteerProfile"> {
  const { languages = ["ru"], ways = "both", postsFrom = "russia", hasRussianCard = true } = overrides;
  return {
    personId,
    languageMask: languageMask(languages),
    ways,
    russianCard: hasRussianCard ? 1 : 0,
    postsFrom,
    channelMask: channelMask(offeredChannels({ ways, postsFrom, hasRussianCard })),
    capacity: overrides.capacity ?? 3,
    openCount: 0,
    trust: overrides.trust ?? "known",
  };
}
