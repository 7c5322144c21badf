import type { PartialDate } from "../dates/partial-date";
import type { FacilityKind, Regime } from "../facilities/kinds";
import type { Gender } from "../prisoners/names";
import type { Status } from "../prisoners/statuses";
import type { ListField } from "./mapping";
import type { StateWord } from "./state-words";

/** What a list says of one person, in the words of this house. */
export type PrisonerFacts = {
  /** The person's id in the list, with the list's name the identity of the record; "" in a list without ids. */
  externalId: string;
  url: string | null;
  name: string;
  gender: Gender;
  /** False when neither the list nor a patronymic says so: then no form of the name is derived from it. */
  genderKnown: boolean;
  birth: PartialDate;
  /** Languages a letter may be written in, as a mask. */
  languageMask: number;
  about: string;
  articles: string;
  penalty: string;
  /** Where the person is held; null when free, dead, at home or nobody knows. */
  place: FacilityFacts | null;
  status: Status;
  since: PartialDate;
  /** Being on a list that asks people to write is no more than presumed consent (domain.md §6). */
  letters: "presumed" | "refused";
};

export type FacilityFacts = {
  name: string;
  kind: FacilityKind;
  regime: Regime | null;
  /** Without the postcode, lines parted by a newline; "" when the list gives none. */
  address: string;
  postcode: string | null;
  region: string;
};

/** Something a person should look at although the row was read. */
export type Note = {
  code:
    | "short-row"
    | "unreadable-date"
    | "future-date"
    | "unknown-status"
    | "release-passed"
    | "guessed-gender"
    | "guessed-kind"
    | "no-address"
    | "address-by-name"
    | "unknown-can-write"
    | "known-otherwise"
    | "died-here"
    | "mixed-scripts";
  column?: ListField;
};

/** A word of the list that was taken for a state, or for a yes or no; null when this house does not know it. */
export type SaidWord = { column: ListField; word: string; readAs: StateWord | null };

export type Refusal =
  | "quotes"
  | "encoding"
  | "too-many-cells"
  | "cell-too-long"
  | "shifted-cells"
  | "no-id"
  | "no-name"
  | "name-too-long"
  | "duplicate-id"
  | "duplicate-person"
  | "id-of-another";

export type FactsReading =
  | { ok: true; facts: PrisonerFacts; notes: Note[]; said: SaidWord[] }
  | { ok: false; reason: Refusal };
