import type { KnownFacility } from "./facilities";
import type { PrisonerFacts } from "./facts";
import type { ImportField } from "./fields";
import type { KnownPerson } from "./identity";
import type { ListField } from "./mapping";
import { facilityKey } from "./place";

/**
 * What one more list adds to somebody known: it fills in what is empty, and its "nobody may write" always counts.
 * Where it says otherwise than what is known nothing is changed; `differs` names what a person should look at.
 */
export function addition(
  facts: PrisonerFacts,
  person: KnownPerson,
  facilities: ReadonlyMap<string, KnownFacility>,
): { fields: ImportField[]; differs: ListField[] } {
  const unplaced = person.status === "unknown" && facts.status !== "unknown";
  const fields: (ImportField | false)[] = [
    finerBirth(facts, person) && "birth",
    person.about === "" && facts.about !== "" && "about",
    person.articles === "" && facts.articles !== "" && "articles",
    person.penalty === "" && facts.penalty !== "" && "penalty",
    unplaced && "place",
    unplaced && "status",
    facts.letters === "refused" && "letters",
  ];
  const otherwise = !unplaced && facts.status !== "unknown";
  const differs: (ListField | false)[] = [
    otherwise && facts.status !== person.status && "status",
    otherwise && elsewhere(facts, person, facilities) && "place",
  ];
  return {
    fields: fields.filter((each) => each !== false),
    differs: differs.filter((each) => each !== false),
  };
}

function finerBirth({ birth }: PrisonerFacts, person: KnownPerson): boolean {
  const order = ["unknown", "year", "month", "day"];
  return order.indexOf(birth.precision) > order.indexOf(person.birth.precision);
}

function elsewhere(
  { place }: PrisonerFacts,
  person: KnownPerson,
  facilities: ReadonlyMap<string, KnownFacility>,
): boolean {
  const known = facilities.get(person.facilityId ?? "");
  if (place === null || known === undefined) return false;
  if (place.postcode !== null && known.postcode !== null) return place.postcode !== known.postcode;
  return facilityKey(place.name) !== facilityKey(known.name);
}
