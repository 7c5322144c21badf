import type { PartialDate } from "../dates/partial-date";
import { isParticle, isPatronymic, searchKey } from "../prisoners/names";
import type { Status } from "../prisoners/statuses";
import { transliterate } from "../prisoners/transliteration";
import type { PrisonerFacts } from "./facts";

/** Somebody already here, with what a list could add. */
export type KnownPerson = {
  prisonerId: string;
  name: string;
  birth: PartialDate;
  status: Status;
  facilityId: string | null;
  about: string;
  articles: string;
  penalty: string;
};

/** Somebody a row may mean. */
export type Candidate = Pick<KnownPerson, "prisonerId" | "name" | "birth" | "status" | "facilityId">;

export type Likeness =
  | { kind: "nobody" }
  | { kind: "sure"; prisonerId: string }
  | { kind: "doubt"; candidates: Candidate[] };

/**
 * Finds whom a row means among those known, by name and birth year; one look takes no longer however many are known.
 * Sure is the same name, in whatever order, born in the same year. Doubtful is the same name with another year or
 * none, several who fit, or first name and surname alone, in Cyrillic or Latin, where the years do not speak against it.
 */
export function likenessAmong(people: readonly KnownPerson[]): {
  find(facts: Pick<PrisonerFacts, "name" | "birth">, free: (prisonerId: string) => boolean): Likeness;
} {
  const byName = new Map<string, KnownPerson[]>();
  const byShortName = new Map<string, KnownPerson[]>();
  const spell = speller();
  for (const person of people) {
    addTo(byName, nameKey(person.name), person);
    addTo(byShortName, shortNameKey(person.name, spell), person);
  }
  return {
    find({ name, birth }, free) {
      const isFree = ({ prisonerId }: KnownPerson) => free(prisonerId);
      const alike = (byName.get(nameKey(name)) ?? []).filter(isFree);
      const [sure, ...others] = alike.filter((person) => bornAlike(person.birth, birth) === "same");
      if (sure !== undefined && others.length === 0) return { kind: "sure", prisonerId: sure.prisonerId };
      const nearly = (byShortName.get(shortNameKey(name, spell)) ?? []).filter(
        (person) => bornAlike(person.birth, birth) !== "other" && isFree(person) && !alike.includes(person),
      );
      const candidates = [...alike, ...nearly].map(candidateOf);
      return candidates.length > 0 ? { kind: "doubt", candidates } : { kind: "nobody" };
    },
  };
}

/** Whether two records that share an id cannot be one person: no part of the name in common, and another birth year. */
export function cannotBeOne(
  one: Pick<KnownPerson, "name" | "birth">,
  two: Pick<KnownPerson, "name" | "birth">,
) {
  const words = new Set(latinWords(one.name));
  return !latinWords(two.name).some((word) => words.has(word)) && bornAlike(one.birth, two.birth) === "other";
}

/** What tells people apart in a list without ids: the name and the birth year, and with `day` the whole date. */
export function identityText(
  { name, birth }: Pick<PrisonerFacts, "name" | "birth">,
  part: "year" | "day",
): string {
  return `${nameKey(name)}|${(birth.date ?? "").slice(0, part === "year" ? 4 : 10)}`;
}

function candidateOf({ prisonerId, name, birth, status, facilityId }: KnownPerson): Candidate {
  return { prisonerId, name, birth, status, facilityId };
}

/** "same" only when both years are known, and what both know beyond the year agrees. */
function bornAlike(one: PartialDate, two: PartialDate): "same" | "other" | "unknown" {
  if (one.date === null || two.date === null) return "unknown";
  const known = { day: 10, month: 7, year: 4, unknown: 0 };
  const both = Math.min(known[one.precision], known[two.precision]);
  if (both === 0) return "unknown";
  return one.date.slice(0, both) === two.date.slice(0, both) ? "same" : "other";
}

function nameKey(name: string): string {
  return searchKey(name)
    .split(/[\s-]+/u)
    .sort()
    .join(" ");
}

function shortNameKey(name: string, spell: typeof spelling): string {
  return latinWords(name, spell).sort().join(" ");
}

/** Words of a name without the patronymic, in Latin letters as they are commonly spelt. */
function latinWords(name: string, spell = spelling): string[] {
  const words = searchKey(name).split(/[\s-]+/u);
  const own = words.filter((word, at) => at === 0 || !(isPatronymic(word) || isParticle(word)));
  return (own.length > 1 ? own : words).map(spell).filter((word) => word !== "");
}

function spelling(word: string): string {
  return transliterate(word)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/iy$|yy$|ij$|yj$|ii$/, "y")
    .replace(/j/g, "y")
    .replace(/x/g, "ks")
    .replace(/ie|ye/g, "e")
    .replace(/ia/g, "ya")
    .replace(/iu/g, "yu");
}

/** Many people share a first name or a surname: each word is spelt once. */
function speller(): typeof spelling {
  const known = new Map<string, string>();
  return (word) => {
    const spelt = known.get(word) ?? spelling(word);
    known.set(word, spelt);
    return spelt;
  };
}

function addTo(index: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void {
  const there = index.get(key);
  if (there) there.push(person);
  else index.set(key, [person]);
}
