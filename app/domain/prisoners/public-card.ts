import type { Precision } from "../dates/partial-date";
import { ageOn, isMinorOn } from "./age";
import { mayBeWrittenTo } from "./custody";
import type { Status } from "./statuses";

/** All that people without an account may ever see of somebody; never a facility, a load, a size or a relative. */
export interface PublicCard {
  name: string;
  nameLatin: string;
  age: number | null;
  region: string | null;
  lettersWelcome: boolean;
}

export interface PublicFacts {
  name: string;
  nameLatin: string;
  birthDate: string | null;
  birthPrecision: Precision;
  /** Of the facility they are held in; null while that is not known. */
  region: string | null;
  status: Status;
  hasAddress: boolean;
}

type Word = "given" | "presumed" | "refused" | null;

/**
 * The public card as it would look, and whether it is shown: only where publication was allowed in so many words, for
 * being on a list is not consent to it. Null for whoever is or may be under 18: they are never public. Source:
 * domain.md §6, security.md §12.
 */
export function publicCard(
  facts: PublicFacts,
  consent: { publicName: Word; letters: Word },
  today: string,
): { card: PublicCard; isShown: boolean } | null {
  const { name, nameLatin, birthDate, birthPrecision, region, status, hasAddress } = facts;
  if (isMinorOn(birthDate, birthPrecision, today)) return null;
  const allowsLetters = consent.letters === "given" || consent.letters === "presumed";
  const card = {
    name,
    nameLatin,
    age: ageOn(birthDate, birthPrecision, today),
    region,
    lettersWelcome: allowsLetters && mayBeWrittenTo({ status, hasAddress }),
  };
  return { card, isShown: consent.publicName === "given" };
}
