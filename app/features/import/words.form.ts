import { type StateWord, stateWords } from "~/domain/import/state-words";
import { LINES_SHOWN } from "./plan-view";

const mayWrite: readonly StateWord[] = ["may-write", "may-not-write"];
/** Where a place should stand: words for having none. */
const noPlace: readonly StateWord[] = ["in-transit", "house-arrest", "released", "died", "unknown"];

/** What a word of this column may mean; nothing where only the word itself is heard. */
export function meaningsOf(column: string): readonly StateWord[] {
  if (column === "canWrite") return mayWrite;
  if (column === "place" || column === "facilityName") return noPlace;
  return column === "status" ? stateWords.filter((each) => !mayWrite.includes(each)) : [];
}

/** The words of a list that are read otherwise than the page showed them; what is as it was shown is left out. */
export function wordsIn(form: FormData): ReadonlyMap<string, StateWord> {
  const words = new Map<string, StateWord>();
  for (let at = 0; at < LINES_SHOWN; at += 1) {
    const [word, shown, means] = ["word", "shown", "means"].map((name) => form.get(`${name}-${at}`));
    const meant = stateWords.find((each) => each === means);
    if (typeof word === "string" && word !== "" && meant !== undefined && meant !== shown) {
      words.set(word, meant);
    }
  }
  return words;
}
