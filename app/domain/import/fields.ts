import type { PrisonerFacts } from "./facts";

/** What an import keeps up to date, each changed only when the list itself changed it. */
export const importFields = [
  "name",
  "gender",
  "birth",
  "about",
  "articles",
  "penalty",
  "place",
  "status",
  "letters",
  "url",
] as const;
export type ImportField = (typeof importFields)[number];

/** Each field's value as text, equal exactly when the list says the same. */
function fieldTexts(facts: PrisonerFacts): Record<ImportField, string> {
  const { name, gender, genderKnown, birth, about, articles, penalty, place, status, since, letters } = facts;
  return {
    name,
    gender: `${gender} ${genderKnown}`,
    birth: `${birth.precision} ${birth.date}`,
    about,
    articles,
    penalty,
    place: place === null ? "" : JSON.stringify([place.name, place.address, place.postcode]),
    status: `${status} ${since.precision} ${since.date}`,
    letters,
    url: facts.url ?? "",
  };
}

/**
 * The stored digest of a row, `name=… gender=… `: one digest a field, so that the next import sees what the list
 * changed and leaves alone what a coordinator corrected here.
 */
export function rowDigest(facts: PrisonerFacts, digest: (text: string) => string): string {
  const texts = fieldTexts(facts);
  return importFields.map((field) => `${field}=${digest(texts[field]).slice(0, 12)}`).join(" ");
}

/** Fields whose digest differs. A digest of another making differs in all of them. */
export function changedFields(before: string, after: string): ImportField[] {
  const [old, now] = [new Set(before.split(" ")), after.split(" ")];
  return importFields.filter((field) => !now.some((part) => part.startsWith(`${field}=`) && old.has(part)));
}
