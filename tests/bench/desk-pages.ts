import { makeInvitation } from "#db/factories/invitations";
import { makeRelative } from "#db/factories/relatives";
import { makeReport } from "#db/factories/reports";
import { makeVolunteer } from "#db/factories/volunteers";
import { findOpenMoveReports } from "#db/repositories/move-reports";
import { findOpenReports } from "#db/repositories/reports";
import { type AddressPattern, addresses } from "~/domain/access/addresses";
import { concerns } from "~/domain/desk/concerns";
import { reportMove } from "~/features/moves/moves.server";
import { recordReceipt } from "~/features/receipts/receipts.server";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";

/** A page of the desk, or one way to ask for it, with the addresses by which it is timed. */
export interface TimedPage {
  name: string;
  addresses: string[];
  /** Held to the goal of a search. */
  search?: true;
}

/** How many people each page that is about one person is asked for. */
const SAMPLE = 50;
/** How much of each kind waits at the desk. */
const WAITING = 40;

/** A receipt for a letter of somebody whom nobody knows. */
const unplaced = {
  letters: null,
  ticked: [],
  others: [{ signature: "Nobody", number: 9 }],
  arrived: { date: null, precision: "unknown" },
  toldBy: "unknown",
} as const;

/** Every address of the desk that shows a page, with what it needs to show one; throws when one was forgotten. */
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
    ...variants(world),
  ];
}

type Ids = Record<string, string>;
type World = Awaited<ReturnType<typeof openWorld>>;

function placesOf(world: World, pattern: AddressPattern): readonly Ids[] {
  if (!pattern.includes(":")) return [{}];
  if (pattern.startsWith("/desk/prisoners/:id/receipts/:receipt")) return world.receipts;
  if (pattern.startsWith("/desk/prisoners/:id")) return world.prisoners;
  if (pattern.startsWith("/desk/moves/:id")) return world.moves;
  if (pattern.startsWith("/desk/reports/:id")) return world.reports;
  return [];
}

function fill(pattern: string, ids: Ids): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? "missing");
}

/** The table as it is asked for: by every order, every concern, by region and by name. */
function variants({ surnames, regions }: World): TimedPage[] {
  const table = (ask: string) => `/desk/prisoners?${ask}`;
  return [
    ...["-load", "name", "-name", "letter", "-letter"].map((sort) => ({
      name: `/desk/prisoners?sort=${sort}`,
      addresses: [table(`sort=${sort}`)],
    })),
    ...concerns.map((show) => ({
      name: `/desk/prisoners?show=${show}`,
      addresses: [table(`show=${show}`)],
    })),
    {
      name: "/desk/prisoners?region",
      addresses: regions.map((region) => table(`region=${encodeURIComponent(region)}`)),
    },
    {
      name: "/desk/prisoners?q",
      addresses: surnames.map((name) => table(`q=${encodeURIComponent(name)}`)),
      search: true,
    },
    { name: "/desk/prisoners?q, nobody", addresses: [table("q=щщщщ")], search: true },
  ];
}

async function openWorld(app: App, now: Date) {
  const { db } = app;
  const known = await db
    .selectFrom("prisoner")
    .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
    .select(["prisoner.id", "prisoner.name"])
    .orderBy("prisonerLoad.writers", "desc")
    .execute();
  const sampled = known.filter((_, at) => at % Math.ceil(known.length / SAMPLE) === 0);
  const regions = await db.selectFrom("facility").select("region").distinct().execute();
  const viewer = await makeVolunteer(app, { role: "coordinator" }, now);
  const receipts: Ids[] = [];
  for (const { id } of known.slice(0, WAITING)) {
    await makeReport(app, id, {}, now);
    await makeInvitation(app, { prisonerId: id, viewer }, now);
    const told = { kind: "moved", place: "", since: { date: null, precision: "unknown" } } as const;
    const relative = await makeRelative(app, { prisonerIds: [id] }, now);
    await reportMove(app, relative, id, { ...told, key: randomToken() }, now);
    const receipt = await recordReceipt(app, viewer, id, { ...unplaced, key: randomToken() }, now);
    if (receipt.ok) receipts.push({ id, receipt: String(receipt.receiptId) });
  }
  return {
    prisoners: sampled.map(({ id }) => ({ id })),
    surnames: sampled.map(({ name }) => name.split(" ")[0] ?? name),
    regions: regions.map(({ region }) => region),
    receipts,
    moves: (await findOpenMoveReports(db, SAMPLE)).map(({ id }) => ({ id: String(id) })),
    reports: (await findOpenReports(db, SAMPLE)).map(({ id }) => ({ id: String(id) })),
  };
}
