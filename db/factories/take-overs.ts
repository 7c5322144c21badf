import { findTakeOverByToken } from "#db/repositories/take-overs";
import type { Viewer } from "~/domain/access/roles";
import { importPairs } from "~/features/import/import-pairs.server";
import { makeLinks } from "~/features/take-overs/links.server";
import type { App } from "~/platform/app.server";
import { digest, randomBelow, randomId, randomToken } from "~/platform/crypto/random.server";
import { makePrisoner } from "./prisoners";
import { makeVolunteer } from "./volunteers";

export interface SheetWriterOverrides {
  /** The coordinator who makes the link. */
  viewer?: Viewer;
  /** To how many people they write; each made anew. */
  people?: number;
  label?: string;
  signature?: string;
  /** Letters so far, and the day of the last, to each. */
  letters?: number;
  last?: string;
}

/** Somebody of an old spreadsheet, with a link that waits, all through the real use cases. */
export async function makeSheetWriter(
  app: App,
  { people = 1, letters = 3, last = "", ...overrides }: SheetWriterOverrides,
  now: Date,
) {
  const viewer = overrides.viewer ?? (await makeVolunteer(app, { role: "coordinator" }, now));
  const label = overrides.label ?? `ласточка ${randomId()}`;
  const signature = overrides.signature ?? `Лена ${randomBelow(1_000_000)}`;
  const prisonerIds: string[] = [];
  const rows = [];
  for (let made = 0; made < people; made += 1) {
    const name = `Ясенев Лев ${lettersOnly(randomId())}ович`;
    prisonerIds.push((await makePrisoner(app, { name, birthDate: "1985-03-14" }, now)).id);
    rows.push(`${name},1985,${label},${signature},${last},${letters}`);
  }
  const header = "prisoner,birth year,writer,signature,last letter,letters";
  const outcome = await importPairs(
    app,
    { bytes: Buffer.from([header, ...rows].join("\n")), dryRun: false },
    now,
  );
  if (!outcome.ok || outcome.plan.create.length !== people) throw new Error("pairs refused");
  const pairs = await app.db
    .selectFrom("sheetPair")
    .select(["correspondenceId", "sheetWriterId"])
    .where("importRunId", "=", outcome.runId)
    .orderBy("id")
    .execute();
  const writerId = pairs[0]?.sheetWriterId ?? "";
  const token = (await makeLinks(app, viewer, { writerId, key: randomToken() }, now))?.[0]?.token ?? "";
  const link = await findTakeOverByToken(app.db, digest(token));
  const ids = pairs.map(({ correspondenceId }) => correspondenceId);
  return { viewer, writerId, label, signature, prisonerIds, ids, token, linkId: link?.id ?? "" };
}

function lettersOnly(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}
