import { type AddressPattern, addresses } from "~/domain/access/addresses";
import { concerns } from "~/domain/desk/concerns";
import { volunteerConcerns } from "~/domain/desk/volunteer-concerns";
import { sorts } from "~/features/desk/prisoner-list";
import { facilityFlaws, facilitySorts } from "~/features/facilities/facility-list";
import { volunteerSorts } from "~/features/volunteers/volunteer-list";
import type { App } from "~/platform/app.server";
import { type Ids, openWorld, type World } from "./desk-world";

/** A page of the desk, or one way to ask for it, with the addresses by which it is timed. */
export interface TimedPage {
  name: string;
  addresses: string[];
  /** Held to the goal of a search. */
  search?: true;
}

/**
 * Every address of the desk that shows a page, with what it needs to show one; throws when one was forgotten. How
 * long the preview of a whole list takes, `npm run bench:import` says.
 */
export async function deskPages(app: App, now: Date): Promise<TimedPage[]> {
  const world = await openWorld(app, now);
  const patterns = (Object.keys(addresses) as AddressPattern[]).filter(
    (pattern) => pattern.startsWith("/desk") && addresses[pattern].methods.some((method) => method === "GET"),
  );
  const forgotten = patterns.filter((pattern) => placesOf(world, pattern).length === 0);
  if (forgotten.length > 0) throw new Error(`no address to time: ${forgotten.join(", ")}`);
  return [
    ...patterns.map((pattern) => ({
      name: pattern,
      addresses: placesOf(world, pattern).map((ids) => fill(pattern, ids)),
    })),
    ...prisonerTable(world),
    ...volunteerTable(world),
    ...facilityTable(world),
    ...doubles(world),
  ];
}

/** Of what there are many, a sample is asked for; of what is rare, the one that was set up. */
function placesOf({ many, few }: World, pattern: AddressPattern): readonly Ids[] {
  const parts = (pattern.match(/:\w+/g) ?? []).map((part) => part.slice(1));
  if (parts.length === 0) return [{}];
  const beginning = Object.keys(many).find((each) => pattern.startsWith(each)) ?? "";
  const known = ONLY_SOME.has(pattern) ? [] : (many[beginning] ?? []);
  if (known[0] && parts.every((part) => Object.hasOwn(known[0] ?? {}, part))) return known;
  return few[pattern] ? [few[pattern].own] : [];
}

/** Pages that are there only for a new account, for a known one, or after a death. */
const ONLY_SOME: ReadonlySet<string> = new Set([
  "/desk/volunteers/:id/trust",
  "/desk/volunteers/:id/trust/withdrawal",
  "/desk/prisoners/:id/farewells",
]);

function fill(pattern: string, ids: Ids): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? "missing");
}

/** One page by one question after the other. */
function asked(table: string, name: string, values: readonly string[]): TimedPage[] {
  return values.map((value) => ({
    name: `${table}?${name}=${value}`,
    addresses: [`${table}?${name}=${value}`],
  }));
}

/** One page by many questions of a kind. */
function askedFor(table: string, name: string, values: readonly string[], search?: true): TimedPage {
  const addresses = values.map((value) => `${table}?${name}=${encodeURIComponent(value)}`);
  return { name: `${table}?${name}`, addresses, ...(search ? { search } : {}) };
}

/** The table of prisoners by every order and concern, by region and by name, and what is about all it shows. */
function prisonerTable({ prisoners, regions }: World): TimedPage[] {
  const table = "/desk/prisoners";
  return [
    ...asked(table, "sort", sorts),
    ...asked(table, "show", concerns),
    ...["confirmation", "target", "cap", "languages"].flatMap((deed) =>
      asked(`${table}/bulk/${deed}`, "all", ["1"]),
    ),
    askedFor(table, "region", regions),
    askedFor(
      table,
      "q",
      prisoners.map(({ name }) => surname(name)),
      true,
    ),
    { ...askedFor(table, "q", [NOBODY], true), name: `${table}?q, nobody` },
  ];
}

function volunteerTable({ volunteers }: World): TimedPage[] {
  const table = "/desk/volunteers";
  return [
    ...asked(table, "sort", volunteerSorts),
    ...asked(table, "show", volunteerConcerns),
    askedFor(
      table,
      "q",
      volunteers.map(({ number }) => number),
      true,
    ),
    { ...askedFor(table, "q", [NOBODY], true), name: `${table}?q, nobody` },
  ];
}

function facilityTable({ facilities, regions }: World): TimedPage[] {
  const table = "/desk/facilities";
  return [
    ...asked(table, "sort", facilitySorts),
    ...asked(table, "show", facilityFlaws),
    askedFor(table, "region", regions),
    askedFor(
      table,
      "q",
      facilities.map(({ name }) => name.slice(0, 12)),
      true,
    ),
    { ...askedFor(table, "q", [NOBODY], true), name: `${table}?q, nobody` },
  ];
}

/** The search for the same person, or the same place, under another record. */
function doubles({ prisoners, facilities }: World): TimedPage[] {
  const [person, place] = [prisoners[0]?.id, facilities[0]?.id];
  return [
    askedFor(
      `/desk/prisoners/${person}/merge`,
      "q",
      prisoners.map(({ name }) => surname(name)),
      true,
    ),
    askedFor(
      `/desk/facilities/${place}/merge`,
      "q",
      facilities.map(({ name }) => name.slice(0, 12)),
      true,
    ),
  ].map((page, at) => ({ ...page, name: `/desk/${at === 0 ? "prisoners" : "facilities"}/:id/merge?q` }));
}

const NOBODY = "щщщщ";

function surname(name: string): string {
  return name.split(" ")[0] ?? name;
}
