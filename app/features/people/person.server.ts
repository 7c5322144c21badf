import type { Tx } from "#db/connection.server";
import {
  countFollowedBy,
  countLinesOf,
  findNumbered,
  lockOtherAdmins,
  type PersonLine,
} from "#db/repositories/admin-people";
import { findDeedsTo } from "#db/repositories/desk-volunteer";
import { countSessions } from "#db/repositories/sessions";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { RoleFacts } from "~/domain/access/role-change";
import { dayAfter, dayOf } from "~/domain/dates/instants";
import type { App } from "~/platform/app.server";
import { shown } from "./people.server";

/** For so long opening an account again brings back what it had. */
export const REOPEN_DAYS = 7;

/** One account as admins see it; null for nobody. */
export async function readPerson({ db }: App, id: string, now: Date) {
  const person = await findNumbered(db, id);
  if (!person) return null;
  const at = now.toISOString();
  return {
    ...shown(person),
    joinedIn: person.createdAt.slice(0, 7),
    sessions: await countSessions(db, id, at),
    writesTo: (await findVolunteerProfile(db, id))?.openCount ?? 0,
    follows: await countFollowedBy(db, id),
    waitsFor: await countLinesOf(db, id),
    ending: await readEnding(db, person, now),
    opened: person.disabledAt === null ? await readOpening(db, id) : null,
  };
}

export type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>;

/** Just enough of an account for the forms about it. */
export async function readName({ db }: App, id: string) {
  const person = await findNumbered(db, id);
  return person ? shown(person) : null;
}

/** What hangs on an account, for the decision about its role; other changes of admins wait. */
export async function roleFactsOf(tx: Tx, person: PersonLine): Promise<RoleFacts> {
  const profile = await findVolunteerProfile(tx, person.id);
  return {
    role: person.role,
    closed: person.disabledAt !== null,
    writesTo: profile?.openCount ?? 0,
    follows: await countFollowedBy(tx, person.id),
    hasAnswers: profile !== undefined,
    otherAdmins: person.role === "admin" ? await lockOtherAdmins(tx, person.id) : 0,
  };
}

/** How an account was closed: locked, with all it had, or offboarded, without; `other`: by the server's command, or long ago. */
export async function endingOf(tx: Tx, { id, disabledAt }: Pick<PersonLine, "id" | "disabledAt">) {
  if (disabledAt === null) return null;
  const deed = (await findDeedsTo(tx, id, 50)).find(
    ({ action, recordedAt }) => recordedAt === disabledAt && Object.hasOwn(kinds, action),
  );
  const kind: Ending = deed === undefined ? "other" : (kinds[deed.action as keyof typeof kinds] ?? "other");
  return { kind, did: countsIn(deed?.detail ?? null) };
}

type Ending = "locked" | "offboarded" | "other";

const kinds = {
  "account-locked": "locked",
  "account-offboarded": "offboarded",
  "volunteer-offboarded": "offboarded",
} as const;

async function readEnding(tx: Tx, person: PersonLine, now: Date) {
  const ending = await endingOf(tx, person);
  if (ending === null || person.disabledAt === null) return null;
  const until = dayAfter(dayOf(person.disabledAt), REOPEN_DAYS);
  return { ...ending, closedOn: dayOf(person.disabledAt), until, brings: isWithin(person.disabledAt, now) };
}

/** Whether an account that was closed at this instant still gets back what it had. */
export function isWithin(disabledAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(disabledAt) <= REOPEN_DAYS * 86_400_000;
}

/** What opening the account again brought back, if that was the last deed done to it. */
async function readOpening(tx: Tx, id: string) {
  const [last] = await findDeedsTo(tx, id, 1);
  return last?.action === "account-opened" ? countsIn(last.detail) : null;
}

function countsIn(detail: string | null): Partial<Record<Counted, number>> {
  const kept = JSON.parse(detail ?? "{}") as Record<string, unknown>;
  return Object.fromEntries(
    counted.flatMap((name) => (typeof kept[name] === "number" ? [[name, kept[name]]] : [])),
  );
}

const counted = ["sessions", "people", "links", "lines", "given", "restored", "over", "taken"] as const;
type Counted = (typeof counted)[number];
