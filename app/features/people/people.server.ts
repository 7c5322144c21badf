import { countByRole, findPeoplePage, type PersonLine } from "#db/repositories/admin-people";
import type { Role } from "~/domain/access/roles";
import { weekOf } from "~/domain/dates/weeks";
import { handleOf, numberOf } from "~/domain/desk/volunteer-handle";
import type { App } from "~/platform/app.server";
import type { PeopleQuery } from "./people-list";

const PAGE = 50;

/** One page of all accounts, newest first, with how many there are of each role. */
export async function listPeople({ db }: App, query: PeopleQuery) {
  const { q, role, show, older, newer } = query;
  const filter = {
    number: q === "" ? null : (numberOf(q.split(/\s+/).at(-1) ?? "") ?? 0),
    role: role === "" ? null : role,
    closed: q === "" ? show === "closed" : null,
  };
  const from =
    older > 0 ? { number: older, backwards: false } : newer > 0 ? { number: newer, backwards: true } : null;
  const found = await findPeoplePage(db, filter, from, PAGE + 1);
  const hasMore = found.length > PAGE;
  const page = from?.backwards ? found.slice(-PAGE) : found.slice(0, PAGE);
  const hasNewer = from !== null && (!from.backwards || hasMore);
  const hasOlder = from?.backwards ? true : hasMore;
  return {
    rows: page.map(shown),
    newer: hasNewer ? (page[0]?.number ?? null) : null,
    older: hasOlder ? (page.at(-1)?.number ?? null) : null,
    counts: await countPeople(db),
  };
}

export type PeopleList = Awaited<ReturnType<typeof listPeople>>;
export type ShownPerson = PeopleList["rows"][number];

/** What a line may show of an account: no name, no e-mail, no day. */
export function shown({ number, id, role, lastSeenOn, disabledAt, secondFactor }: PersonLine) {
  return {
    id,
    handle: handleOf(number),
    role,
    lastSeenWeek: weekOf(lastSeenOn),
    closed: disabledAt !== null,
    secondFactor: secondFactor !== null,
  };
}

async function countPeople(db: App["db"]) {
  const rows = await countByRole(db);
  const sum = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(is).reduce((total, { people }) => total + Number(people), 0);
  const openOf = (role: Role) => sum((row) => Number(row.closed) === 0 && row.role === role);
  return {
    all: sum(({ closed }) => Number(closed) === 0),
    closed: sum(({ closed }) => Number(closed) === 1),
    volunteer: openOf("volunteer"),
    family: openOf("family"),
    translator: openOf("translator"),
    coordinator: openOf("coordinator"),
    admin: openOf("admin"),
  };
}
