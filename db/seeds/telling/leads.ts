import { personRow } from "#db/factories/volunteers";
import type { Role } from "~/domain/access/roles";
import { dayAfter } from "~/domain/dates/instants";
import { demoPeople } from "~/features/account/demo-people";
import type { Inmate } from "./cast";
import type { Stage } from "./stage";
import { type Ending, historyDays, type Thread, threadOf } from "./threads";
import { newWriter, type Writer } from "./writers";

type Name = (typeof demoPeople)[number]["signInName"];

const volunteerName: Name = "demo-volunteer";
const newcomerName: Name = "demo-newcomer";

/** A volunteer's thread told on purpose; days count back from today, `null` is a letter that has not arrived. */
interface Part {
  ending: Ending;
  letters: { sentDaysAgo: number; arrivedDaysAgo: number | null }[];
  repliesDaysAgo: number[];
}

const sent = (sentDaysAgo: number, arrivedDaysAgo: number | null) => ({ sentDaysAgo, arrivedDaysAgo });

/** One of everything a volunteer can meet: to be written, waiting, answered, overdue, finished. */
const parts: readonly Part[] = [
  { ending: { state: "held", claimedDaysAgo: 4 }, letters: [], repliesDaysAgo: [] },
  {
    ending: { state: "active", lastDaysAgo: 12 },
    letters: [sent(110, 92), sent(12, null)],
    repliesDaysAgo: [],
  },
  {
    ending: { state: "active", lastDaysAgo: 34 },
    letters: [sent(131, 108), sent(76, 55), sent(34, 16)],
    repliesDaysAgo: [61, 3],
  },
  {
    ending: { state: "active", lastDaysAgo: 58 },
    letters: [sent(165, 140), sent(58, null)],
    repliesDaysAgo: [101],
  },
  {
    ending: { state: "closed", reason: "finished", lastDaysAgo: 214, closedDaysAgo: 150 },
    letters: [sent(331, 309), sent(300, 280), sent(266, 240), sent(214, 190)],
    repliesDaysAgo: [251, 171],
  },
];

/** The two volunteers a visitor may be. The rich one's threads, and the newcomer who writes to nobody. */
export function tellLeads(
  stage: Stage,
  cast: readonly Inmate[],
): { writers: [Writer, Writer]; threads: Thread[] } {
  const answers = { ways: "both", postsFrom: "abroad", hasRussianCard: false } as const;
  const rich = newWriter(stage.chance.id(), volunteerName, "Нина из Белграда", {
    ...answers,
    languages: ["ru", "en"],
    capacity: 5,
  });
  const newcomer = newWriter(stage.chance.id(), newcomerName, "Пётр из Лиона", {
    ...answers,
    languages: ["ru", "en"],
    capacity: 2,
  });
  const free = cast.filter((inmate) => inmate.open && inmate.place && inmate.hasFamily);
  const threads = parts.map((part) => tellPart(stage, rich, free, part));
  return { writers: [rich, newcomer], threads };
}

/** Accounts of the people at the desk. */
export function writeStaff(stage: Stage): void {
  const names: Name[] = ["demo-coordinator", "demo-admin"];
  for (const signInName of names) {
    const role: Role | undefined = demoPeople.find((each) => each.signInName === signInName)?.role;
    const person = { id: stage.chance.id(), role: role ?? "coordinator", signInName };
    const joined = new Date(stage.during(stage.daysAgo(750)));
    stage.sheet.add("person", {
      ...personRow({ ...person, language: "en" }, joined),
      lastSeenOn: stage.today,
    });
    stage.sheet.add("volunteerNumber", { personId: person.id });
  }
}

/** Takes the first prisoner free for this part, and out of the list. */
function tellPart(stage: Stage, writer: Writer, free: Inmate[], part: Part): Thread {
  const first = part.letters[0]?.sentDaysAgo ?? 0;
  const dayNeeded = stage.daysAgo(first + 14);
  for (const [index, inmate] of free.entries()) {
    const here = inmate.stays.find((stay) => stay.until === null)?.from ?? stage.today;
    if (historyDays(stage, inmate) < first + 14 || here > dayNeeded) continue;
    const thread = threadOf(stage, writer, inmate, part.ending);
    if (!thread) continue;
    free.splice(index, 1);
    thread.letters = part.letters.map(({ sentDaysAgo, arrivedDaysAgo }, at) => ({
      number: at + 1,
      sentOn: stage.daysAgo(sentDaysAgo),
      arrivesOn: arrivedDaysAgo === null ? null : stage.daysAgo(arrivedDaysAgo),
    }));
    thread.repliesOn = part.repliesDaysAgo.map((days) => dayAfter(stage.today, -days));
    return thread;
  }
  throw new Error("the story has nobody left for this part");
}
