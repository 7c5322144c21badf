import { personRow } from "#db/factories/volunteers";
import { PRESUMED_LOST_DAYS } from "~/domain/correspondence/states";
import { dayAfter } from "~/domain/dates/instants";
import type { demoPeople } from "~/features/account/demo-people";
import type { Inmate } from "./cast";
import type { Known } from "./evidence";
import type { Stage } from "./stage";

type Name = (typeof demoPeople)[number]["signInName"];

const relativeName: Name = "demo-relative";
const volunteerName: Name = "demo-volunteer";
/** Letters on their way that make a list worth ticking, and one that still fits a phone. */
const FEWEST = 4;
const MOST = 8;

/**
 * The relative a visitor may be: of somebody to whom several write and whose family tells what came, and of the one
 * to whom the demo's volunteer writes, so that the two can be watched from both sides.
 */
export function writeRelative(stage: Stage, letters: readonly Known[]): Inmate[] {
  const id = stage.chance.id();
  const joinedOn = stage.daysAgo(240);
  const joined = new Date(stage.during(joinedOn));
  const person = personRow({ id, role: "family", signInName: relativeName, language: "ru" }, joined);
  stage.sheet.add("person", { ...person, lastSeenOn: stage.daysAgo(3) });
  stage.sheet.add("volunteerNumber", { personId: id });
  const followed = [writtenToByMany(stage, letters), writtenToByLead(stage, letters)];
  for (const { id: prisonerId } of followed) {
    const createdAt = person.createdAt;
    stage.sheet.add("familyLink", {
      personId: id,
      prisonerId,
      invitationId: null,
      createdAt,
      revokedAt: null,
    });
  }
  return followed;
}

function writtenToByMany(stage: Stage, letters: readonly Known[]): Inmate {
  const counts = new Map<Inmate, { waiting: number; confirmed: number }>();
  for (const known of letters) {
    const { inmate } = known.thread;
    if (!inmate.open || !inmate.hasFamily) continue;
    const count = counts.get(inmate) ?? { waiting: 0, confirmed: 0 };
    count.waiting += Number(isUnderWay(stage, known));
    count.confirmed += Number(known.kinds.includes("confirmed"));
    counts.set(inmate, count);
  }
  const [found] = [...counts].find(
    ([, { waiting, confirmed }]) => waiting >= FEWEST && waiting <= MOST && confirmed >= FEWEST,
  ) ?? [null];
  if (!found) throw new Error("the story has no family that waits for several letters");
  return found;
}

function writtenToByLead(stage: Stage, letters: readonly Known[]): Inmate {
  const known = letters.find(
    (each) => each.thread.writer.signInName === volunteerName && isUnderWay(stage, each),
  );
  if (!known) throw new Error("the demo's volunteer has a letter on its way");
  return known.thread.inmate;
}

function isUnderWay(stage: Stage, { kinds, sentOn }: Known): boolean {
  const unheard = kinds.every((kind) => kind === "sent" || kind === "at-risk");
  return unheard && sentOn > dayAfter(stage.today, -PRESUMED_LOST_DAYS);
}
