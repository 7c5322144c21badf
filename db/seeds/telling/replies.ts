import { type DateISO, dayAfter } from "~/domain/dates/instants";
import type { Channel } from "~/domain/facilities/channels";
import { type Known, note } from "./evidence";
import type { Stage } from "./stage";
import type { Thread } from "./threads";

/** Prisoners answer now and then, and say which numbers reached them. */
export function tellReplies(stage: Stage, letters: readonly Known[]): void {
  const byThread = new Map<Thread, Known[]>();
  for (const known of letters) byThread.set(known.thread, [...(byThread.get(known.thread) ?? []), known]);
  for (const [thread, known] of byThread) {
    let pending = known;
    for (const day of thread.repliesOn ?? replyDays(stage, thread)) {
      const reached = pending.filter(({ arrivesOn }) => arrivesOn !== null && arrivesOn < day);
      pending = pending.filter((each) => !reached.includes(each));
      tellReply(stage, thread, day, reached);
    }
  }
}

function tellReply(stage: Stage, thread: Thread, receivedOn: DateISO, reached: readonly Known[]): void {
  const replyId = stage.sheet.nextId("reply");
  stage.sheet.add("reply", {
    id: replyId,
    correspondenceId: thread.id,
    prisonerId: thread.inmate.id,
    receivedOn,
    source: "writer",
    place: "writer",
    recordedAt: stage.during(receivedOn),
    voidedAt: null,
  });
  const named = thread.repliesOn !== undefined || stage.chance.happens(0.9);
  for (const known of named ? reached : []) {
    note(stage, known, receivedOn, { kind: "answered", source: "prisoner", replyId });
  }
}

/** About every other letter that arrives is answered, within the thread's life. */
function replyDays(stage: Stage, thread: Thread): DateISO[] {
  const { chance } = stage;
  const end = "closedDaysAgo" in thread.ending ? stage.daysAgo(thread.ending.closedDaysAgo) : stage.today;
  const days: DateISO[] = [];
  for (const { arrivesOn } of thread.letters) {
    if (arrivesOn === null || !chance.happens(0.45)) continue;
    const [least, most] = answering[thread.channel];
    const day = dayAfter(arrivesOn, chance.between(least, most));
    const previous = days.at(-1) ?? "";
    if (day <= end && day > previous) days.push(day);
  }
  return days;
}

/** Least and most days from a letter's arrival until the answer is in the writer's hands. */
const answering: Record<Channel, [number, number]> = {
  post: [14, 50],
  "fsin-pismo": [4, 15],
  zonatelecom: [4, 15],
  relay: [10, 40],
};
