import type { PartialDate } from "../dates/partial-date";
import type { Status } from "../prisoners/statuses";
import { readDate, unknownDate } from "./dates";
import type { FacilityFacts, Note, SaidWord } from "./facts";
import { type ListField, type Mapping, meaningIn, type RowCells } from "./mapping";
import type { PlaceReader, PlaceReading } from "./place";
import { placeCell, readPlaceOf } from "./place-cells";
import { readState, type StateWord } from "./state-words";
import { saysNo, wordKey } from "./text";

export type Custody = { place: FacilityFacts | null; status: Status; since: PartialDate };

const dateFields = ["birthDate", "arrestedOn", "sentenceBegan", "releaseOn"] as const;
/** A day to come can only be a mistake here; a release may lie ahead. */
const pastFields: readonly ListField[] = ["birthDate", "arrestedOn", "sentenceBegan"];
export type Dates = Record<(typeof dateFields)[number], PartialDate>;

/** The dates of a row; one that cannot be read, or lies where it cannot, is unknown and noted. */
export function readDates(cells: RowCells, today: string, notes: Note[]): Dates {
  const dates = dateFields.map((column) => {
    const reading = readDate(cells[column] ?? "");
    if (!reading.ok) notes.push({ code: "unreadable-date", column });
    const value = reading.ok ? reading.value : unknownDate;
    if (!pastFields.includes(column) || value.date === null || value.date <= today) return [column, value];
    notes.push({ code: "future-date", column });
    return [column, unknownDate];
  });
  return Object.fromEntries(dates);
}

/**
 * Where somebody is and in what state. Death, then release, then the list's own word, then the place decide. Every
 * word that was taken for a state is kept in `said`, with what it was read as.
 */
export function custodyOf(
  cells: RowCells,
  { words }: Pick<Mapping, "words">,
  dates: Dates,
  today: string,
  { notes, said, readPlace }: { notes: Note[]; said: SaidWord[]; readPlace: PlaceReader },
): Custody {
  const died = cells.diedOn ?? "";
  const word = saidIn("status", cells.status ?? "", words, said);
  const place = placeSaid(cells, words, said, readPlace);
  if (!saysNo(died) || word === "died" || place.state === "died")
    return { place: null, status: "died", since: dateOr(readDate(died)) };
  const released = dates.releaseOn;
  const passed = released.date !== null && lastPossibleDay(released) <= today;
  if (word === "released" || place.state === "released" || passed) {
    if (passed && (word === "held" || word === "none")) notes.push({ code: "release-passed" });
    return { place: null, status: "released", since: passed ? released : unknownDate };
  }
  if (word === null) notes.push({ code: "unknown-status" });
  if (word === "house-arrest" || word === "in-transit" || word === "unknown") return nowhere(word);
  if (place.state === "house-arrest" || place.state === "in-transit") return nowhere(place.state);
  if (place.state !== "facility") return nowhere("unknown");
  const { facility, kindKnown } = place;
  if (!kindKnown) notes.push({ code: "guessed-kind" });
  if (
    word !== null &&
    word !== "none" &&
    word !== "held" &&
    word !== "may-write" &&
    word !== "may-not-write"
  ) {
    return { place: facility, status: word, since: unknownDate };
  }
  const sentenced = !saysNo(cells.sentence ?? "") || !saysNo(cells.verdictOn ?? "");
  return { place: facility, ...statusIn(facility, kindKnown, sentenced, dates) };
}

function nowhere(status: Status): Custody {
  return { place: null, status, since: unknownDate };
}

/** What a cell's word means here or in this list; "none" for an empty cell. */
function saidIn(
  column: ListField,
  cell: string,
  words: Mapping["words"],
  said: SaidWord[],
): StateWord | "none" | null {
  const word = wordKey(cell);
  if (word === "") return "none";
  const readAs = meaningIn(words, cell) ?? readState(cell);
  said.push({ column, word: word.slice(0, longestWord), readAs });
  return readAs;
}

const longestWord = 60;

/** The place, unless what stands in its columns is a word for a state; then that. */
function placeSaid(
  cells: RowCells,
  words: Mapping["words"],
  said: SaidWord[],
  readPlace: PlaceReader,
): PlaceReading | { state: "died" } {
  const { column, cell } = placeCell(cells);
  const own = meaningIn(words, cell) ?? (readState(cell) === "died" ? "died" : undefined);
  const place = own === undefined ? readPlaceOf(cells, readPlace) : stateOf(own);
  for (const each of new Set([column, "facilityAddress", "addressForLetters"] as const)) {
    const word = wordKey(cells[each] ?? "");
    const state = each === column ? place.state : readPlace(cells[each] ?? "").state;
    if (state === "facility" || saysNo(word)) continue;
    said.push({
      column: each,
      word: word.slice(0, longestWord),
      readAs: state === "nowhere" ? "unknown" : state,
    });
  }
  return place;
}

function stateOf(word: StateWord): PlaceReading | { state: "died" } {
  if (word === "house-arrest" || word === "in-transit" || word === "released" || word === "died") {
    return { state: word };
  }
  return { state: "nowhere" };
}

function statusIn(facility: FacilityFacts, kindKnown: boolean, sentenced: boolean, dates: Dates) {
  const { arrestedOn, sentenceBegan } = dates;
  if (facility.kind === "ivs") return { status: "detained", since: arrestedOn } as const;
  if (facility.kind === "sizo" || (!kindKnown && !sentenced)) {
    return { status: "remand", since: arrestedOn } as const;
  }
  const status = facility.kind === "hospital" ? "hospital" : "serving";
  return { status, since: status === "serving" ? sentenceBegan : unknownDate } as const;
}

/** Of a month or a year its last day, for comparing only: a short month's 31st is no calendar day. */
function lastPossibleDay({ date, precision }: PartialDate): string {
  const known = { day: 10, month: 7, year: 4, unknown: 0 }[precision];
  return (date ?? "").slice(0, known) + "9999-12-31".slice(known);
}

function dateOr(reading: ReturnType<typeof readDate>): PartialDate {
  return reading.ok ? reading.value : unknownDate;
}
