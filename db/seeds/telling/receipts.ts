import { signatureNames } from "#db/seeds/story/signatures";
import { type DateISO, dayAfter } from "~/domain/dates/instants";
import type { Inmate } from "./cast";
import { type Known, note } from "./evidence";
import type { Stage } from "./stage";

/** Families tell every month or two which letters came; most are matched, some nobody can place. */
export function tellReceipts(stage: Stage, letters: readonly Known[]): void {
  const byInmate = new Map<Inmate, Known[]>();
  for (const known of letters) {
    const { inmate } = known.thread;
    if (inmate.hasFamily) byInmate.set(inmate, [...(byInmate.get(inmate) ?? []), known]);
  }
  for (const [inmate, known] of byInmate) {
    let since = inmate.knownFrom;
    for (;;) {
      const day = dayAfter(since, stage.chance.between(25, 60));
      if (day > stage.today) break;
      tellReceipt(stage, inmate, since, day, known);
      since = day;
    }
  }
}

/** A coordinator has looked at what could not be placed longer ago, and set it aside. */
const WAITS_DAYS = 30;

type Line = { known: Known | null; signature: string | null; by: "number" | "oldest" | "none" };

function tellReceipt(
  stage: Stage,
  inmate: Inmate,
  since: DateISO,
  day: DateISO,
  all: readonly Known[],
): void {
  const arrived = all.filter(({ arrivesOn }) => arrivesOn !== null && arrivesOn > since && arrivesOn <= day);
  const lines = arrived.flatMap((known) => lineOf(stage, known));
  if (stage.chance.happens(lines.length > 0 ? 0.12 : 0.03)) lines.push(unplaced(stage));
  if (lines.length === 0) return;

  const receiptId = stage.sheet.nextId("receipt");
  const precise = stage.chance.happens(0.7);
  stage.sheet.add("receipt", {
    id: receiptId,
    prisonerId: inmate.id,
    arrivedDate: precise ? day : `${day.slice(0, 7)}-01`,
    arrivedPrecision: precise ? "day" : "month",
    letters: lines.length,
    source: stage.chance.happens(0.85) ? "family" : "coordinator",
    toldBy: stage.chance.weighted([
      ["prisoner", 6],
      ["relative", 3],
      ["lawyer", 1],
    ] as const),
    recordedAt: stage.during(day),
    voidedAt: null,
  });
  for (const { known, signature, by } of lines) {
    const id = stage.sheet.nextId("receiptLine");
    const number = by === "number" ? (known?.number ?? null) : null;
    const letterId = known?.id ?? null;
    const problem = known ? null : signature === null ? "no-signature" : "no-such-signature";
    const matchedBy = !known && day < stage.daysAgo(WAITS_DAYS) ? "coordinator" : by;
    stage.sheet.add("receiptLine", { id, receiptId, signature, number, letterId, matchedBy, problem });
    if (known) note(stage, known, day, { kind: "confirmed", source: "family", receiptLineId: id });
  }
}

/** By its number, by the sender alone, or forgotten. */
function lineOf(stage: Stage, known: Known): Line[] {
  const { signature } = known.thread.writer;
  return stage.chance.weighted<Line[]>([
    [[{ known, signature, by: "number" }], 7],
    [[{ known, signature, by: "oldest" }], 2],
    [[], 1],
  ]);
}

/** From somebody unknown here, or from nobody remembers whom. */
function unplaced({ chance }: Stage): Line {
  const signature = chance.happens(0.5) ? chance.pick(signatureNames) : null;
  return { known: null, signature, by: "none" };
}
