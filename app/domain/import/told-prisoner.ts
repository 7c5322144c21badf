import { searchKey } from "../prisoners/names";
import { cannotBeOne, type KnownPerson, likenessAmong } from "./identity";
import type { ToldPrisoner } from "./sheet-row";

/** The id by which a list knows somebody. */
export interface KnownId {
  list: string;
  externalId: string;
  prisonerId: string;
}

export type Doubt =
  | "prisoner-unknown"
  | "prisoner-several"
  | "prisoner-other-name"
  | "prisoner-no-year"
  | "prisoner-doubtful";

export type Meant = { ok: true; prisonerId: string } | { ok: false; reason: Doubt };

/**
 * Finds whom rows mean: by the id in a list, or by name and birth year as {@link likenessAmong} compares them. Nobody
 * is guessed: an id with somebody else's name, a name without a year, several who fit are doubts for a
 * person to settle.
 */
export function meaningOf(
  people: readonly KnownPerson[],
  ids: readonly KnownId[],
): (told: ToldPrisoner) => Meant {
  const { find } = likenessAmong(people);
  const persons = new Map(people.map((each) => [each.prisonerId, each]));
  return ({ externalId, list, name, birth }) => {
    if (externalId === null) {
      const likeness = find({ name: name ?? "", birth }, () => true);
      if (likeness.kind === "sure") return { ok: true, prisonerId: likeness.prisonerId };
      if (likeness.kind === "nobody") return { ok: false, reason: "prisoner-unknown" };
      return { ok: false, reason: birth.date === null ? "prisoner-no-year" : "prisoner-doubtful" };
    }
    const found = ids.filter(
      (each) => each.externalId === externalId && (list === null || searchKey(each.list) === searchKey(list)),
    );
    const [one, another] = [...new Set(found.map(({ prisonerId }) => prisonerId))];
    const person = persons.get(one ?? "");
    if (person === undefined) return { ok: false, reason: "prisoner-unknown" };
    if (another !== undefined) return { ok: false, reason: "prisoner-several" };
    if (name !== null && isSomebodyElse(name, person)) return { ok: false, reason: "prisoner-other-name" };
    return { ok: true, prisonerId: person.prisonerId };
  };
}

/** A row may shorten a name or spell it otherwise; with no word in common it is another person's. */
function isSomebodyElse(name: string, person: KnownPerson): boolean {
  const born = (date: string) => ({ date, precision: "year" as const });
  return cannotBeOne({ name, birth: born("1900-01-01") }, { name: person.name, birth: born("1901-01-01") });
}
