import { hasAddress } from "../facilities/address-block";
import type { FacilityFacts } from "./facts";
import { facilityKey } from "./place";

export type KnownFacility = { id: string; name: string; address: string; postcode: string | null };

/** A place a row names: an existing facility by its id, or the n-th of those to be created. */
export type FacilityRef = { id: string } | { created: number };
export type FacilityMatch = { ref: FacilityRef; byNameAlone: boolean };

export type FacilityPlan = { created: FacilityFacts[]; match(facts: FacilityFacts): FacilityMatch };

type Entry = { ref: FacilityRef; name: string; address: string; postcode: string | null };

/**
 * Which facilities the rows mean. Same name and same postcode (or, without postcodes, same address) is the same
 * facility. A name without any address means the only facility so called; of several it means none of them.
 * Rows with an address are placed first, so that the order of the file does not matter.
 */
export function planFacilities(
  named: readonly FacilityFacts[],
  known: readonly KnownFacility[],
): FacilityPlan {
  const created: FacilityFacts[] = [];
  const byName = new Map<string, Entry[]>();
  const keys = new Map<string, string>();
  const keyOf = (name: string) => {
    const key = keys.get(name) ?? facilityKey(name);
    keys.set(name, key);
    return key;
  };
  const add = (entry: Entry) => {
    const key = keyOf(entry.name);
    byName.set(key, [...(byName.get(key) ?? []), entry]);
  };
  const match = (facts: FacilityFacts) => findEntry(facts, byName.get(keyOf(facts.name)) ?? []);
  for (const { id, ...facility } of known) add({ ref: { id }, ...facility });
  for (const facts of [...named.filter(hasAddress), ...named.filter((each) => !hasAddress(each))]) {
    if (match(facts) !== null) continue;
    add({ ref: { created: created.length }, ...facts });
    created.push(facts);
  }
  return {
    created,
    match(facts) {
      const found = match(facts);
      if (found === null) throw new Error("a facility was not among those planned");
      return found;
    },
  };
}

function findEntry(facts: FacilityFacts, alike: readonly Entry[]): FacilityMatch | null {
  const same = alike.find((entry) => samePlace(entry, facts));
  if (same !== undefined) return { ref: same.ref, byNameAlone: false };
  const [only, ...others] = alike.filter(hasAddress);
  if (hasAddress(facts) || only === undefined || others.length > 0) return null;
  return { ref: only.ref, byNameAlone: true };
}

function samePlace(one: Entry, two: FacilityFacts): boolean {
  if (one.postcode !== null || two.postcode !== null) return one.postcode === two.postcode;
  return facilityKey(one.address) === facilityKey(two.address);
}
