import type { Chance } from "#db/factories/random";
import { femaleNames, feminineSurname, maleNames, patronymics, surnames } from "#db/seeds/story/names";

export interface ChosenName {
  /** "Берестов Захар Игнатьевич" */
  name: string;
  gender: "m" | "f";
}

const WOMEN = 0.26;

/** So many full names; no two people share surname and first name, and few a surname. */
export function chooseNames(count: number, chance: Chance): ChosenName[] {
  const taken = new Set<string>();
  const rounds = Math.ceil(count / surnames.length);
  const line = Array.from({ length: rounds }, () => chance.shuffled(surnames)).flat();
  return line.slice(0, count).map((surname) => {
    const gender = chance.happens(WOMEN) ? "f" : "m";
    const own = gender === "f" ? feminineSurname(surname) : surname;
    const free = (gender === "f" ? femaleNames : maleNames).filter((first) => !taken.has(`${own} ${first}`));
    const first = chance.pick(free);
    taken.add(`${own} ${first}`);
    const [son, daughter] = chance.pick(patronymics);
    return { name: `${own} ${first} ${gender === "f" ? daughter : son}`, gender };
  });
}
