import type { Arrival } from "~/features/account/enter.server";
import { type Joining, join, newAccess } from "~/features/account/join.server";
import { signIn } from "~/features/account/sign-in.server";
import { digest, randomId } from "~/platform/crypto/random.server";
import { readSession } from "~/platform/session/sessions.server";
import type { World } from "../../setup/databases";

export const ORIGIN = "https://letters.example";
export const PASSWORD = "зелёный чайник летит домой";

let networks = 0;

/** Somebody from a network nobody else is in, so that limits of one test do not meet another's. */
export function visitor(sessionIdHash: string | null = null): Arrival {
  networks += 1;
  const clientAddress = `203.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`;
  return { origin: ORIGIN, clientAddress, sessionIdHash };
}

/** A going-through of the questions up to its last page, by a generated name unless told otherwise. */
export function joining(changes: Partial<Joining> = {}): Joining {
  return {
    key: randomId(),
    writing: {
      languages: ["ru", "en"],
      ways: "both",
      russianCard: "no",
      postsFrom: "abroad",
      capacity: 3,
    },
    access: newAccess(),
    account: { kind: "generated", writtenDown: "yes", adult: "yes" },
    language: "ru",
    ...changes,
  };
}

export function byEmail(email: string, password = PASSWORD): Joining["account"] {
  return { kind: "email", email, password, adult: "yes" };
}

/** A volunteer who has joined and holds the session of this cookie. */
export async function newVolunteer(world: World, changes: Partial<Joining> = {}) {
  const said = joining(changes);
  const outcome = await join(world.app, visitor(), said, world.clock.now);
  if (!outcome.ok || outcome.kind !== "entered") throw new Error("did not join");
  const session = await sessionOf(world, outcome.cookie);
  if (!session) throw new Error("no session");
  return { ...said.access, ...session, cookie: outcome.cookie };
}

export function enterAs(world: World, name: string, password: string, from = visitor()) {
  return signIn(world.app, from, { name, password }, world.clock.now);
}

/** Who a Set-Cookie line speaks for at this moment; null for nobody. */
export function sessionOf({ app, clock }: World, cookie: string) {
  return readSession(app, cookie.split(";")[0] ?? "", ORIGIN, clock.now);
}

export function hashIn(cookie: string): string {
  return digest(/=([^;]+)/.exec(cookie)?.[1] ?? "");
}

export async function rowsOf({ app }: World, table: "person" | "session" | "volunteerProfile") {
  return app.db.selectFrom(table).selectAll().execute();
}
