import { personRow, profileRow } from "#db/factories/volunteers";
import { storySignature } from "#db/seeds/story/signatures";
import { dayAfter } from "~/domain/dates/instants";
import type { PostsFrom, Ways } from "~/domain/facilities/channels";
import type { Language } from "~/domain/prisoners/languages";
import type { Stage } from "./stage";

export interface Writer {
  id: string;
  signInName: string;
  signature: string;
  /** Answers about writing, as the profile keeps them. */
  answers: {
    languages: Language[];
    ways: Ways;
    postsFrom: PostsFrom;
    hasRussianCard: boolean;
    capacity: number;
  };
  languageMask: number;
  channelMask: number;
  openCount: number;
  /** The day of the first claim, "" for none yet. */
  firstClaimOn: string;
  /** A letter of theirs is known to have arrived. */
  known: boolean;
}

/** So many people ready to write, mixed as volunteers are; see {@link writeWriters} for their rows. */
export function tellWriters(stage: Stage, count: number): Writer[] {
  const { chance } = stage;
  return Array.from({ length: count }, (_, index) => {
    const ways = chance.weighted<Ways>([
      ["hand", 30],
      ["online", 25],
      ["both", 45],
    ]);
    const postsFrom = chance.weighted<PostsFrom>([
      ["abroad", 55],
      ["russia", 32],
      ["unsaid", 13],
    ]);
    const hasRussianCard = chance.happens({ russia: 0.85, abroad: 0.25, unsaid: 0.3 }[postsFrom]);
    const capacity = chance.weighted([
      [1, 4],
      [2, 3],
      [3, 3],
      [5, 1],
    ]);
    const languages = chance.weighted(languageSets);
    return newWriter(chance.id(), `pisatel-${1001 + index * 13}`, storySignature(index), {
      languages,
      ways,
      postsFrom,
      hasRussianCard,
      capacity,
    });
  });
}

export function newWriter(
  id: string,
  signInName: string,
  signature: string,
  answers: Writer["answers"],
): Writer {
  const { languageMask, channelMask } = profileRow(id, answers);
  const beginning = { openCount: 0, firstClaimOn: "", known: false };
  return { id, signInName, signature, answers, languageMask, channelMask, ...beginning };
}

/** Accounts and profiles, once everything is known that they rest on. */
export function writeWriters(stage: Stage, writers: readonly Writer[]): void {
  const { chance, sheet } = stage;
  for (const writer of writers) {
    const before = writer.firstClaimOn === "" ? stage.today : writer.firstClaimOn;
    const joinedOn = dayAfter(before, -chance.between(0, writer.firstClaimOn === "" ? 300 : 12));
    const language = writer.answers.languages[0] === "en" ? "en" : "ru";
    const { id, signInName } = writer;
    const person = personRow({ id, signInName, language }, new Date(stage.during(joinedOn)));
    const seenDaysAgo = chance.between(0, writer.openCount > 0 ? 20 : 200);
    const lastSeenOn = [joinedOn, stage.daysAgo(seenDaysAgo)].sort()[1] ?? joinedOn;
    sheet.add("person", { ...person, lastSeenOn });
    const profile = profileRow(id, { ...writer.answers, trust: writer.known ? "known" : "new" });
    sheet.add("volunteerProfile", { ...profile, openCount: writer.openCount });
    sheet.add("volunteerNumber", { personId: id });
  }
}

const languageSets: [Language[], number][] = [
  [["ru"], 62],
  [["ru", "en"], 24],
  [["ru", "uk"], 3],
  [["ru", "de", "en"], 3],
  [["ru", "tt"], 2],
  [["ru", "ka"], 1],
  [["ru", "uz"], 1],
  [["ru", "tg"], 1],
  [["en"], 3],
];
