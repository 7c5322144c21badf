import { searchKey } from "../prisoners/names";
import type { ListField, RowCells } from "./mapping";
import type { PlaceReader, PlaceReading } from "./place";
import { cleanLine, saysNo } from "./text";

/** The cell that speaks first of where somebody is. */
export function placeCell(cells: RowCells): { column: ListField; cell: string } {
  const order = ["place", "facilityName", "addressForLetters", "facilityAddress"] as const;
  const column = order.find((field) => !saysNo(cells[field] ?? "")) ?? "place";
  return { column, cell: cells[column] ?? "" };
}

/**
 * Where somebody is held: name and address in one cell, or each in its own. Of two addresses the one for letters
 * counts; the person's own name in it is no part of it. A word for a state in the place of an address leaves the
 * facility without one.
 */
export function readPlaceOf(cells: RowCells, readPlace: PlaceReader): PlaceReading {
  const { column, cell } = placeCell(cells);
  const first = readPlace(cell);
  if (column !== "facilityName" && column !== "place")
    return readPlace(withPostcode(addressOf(cells), cells));
  const address = addressOf(cells);
  if (first.state !== "facility" || address === "") return readPlace(withPostcode(cell, cells));
  const there = readPlace(address);
  if (there.state !== "facility") return first;
  if (there.kindKnown && official.test(searchKey(there.facility.name))) {
    return readPlace(withPostcode(address, cells));
  }
  return readPlace(withPostcode(`${cell}\n${address}`, cells));
}

/** A facility's full name, which an envelope needs; it goes before the short one of another column. */
const official = /^(фк|фб|фг|г|р)?у |^(учреждение )?(ик|сизо|кп|пк|тюрьма)\W{0,3}\d/;

/** The address, the one for letters before the other, without the person it is for. */
function addressOf(cells: RowCells): string {
  const cell = [cells.addressForLetters, cells.facilityAddress].find((each) => !saysNo(each ?? "")) ?? "";
  const own = searchKey(cells.name ?? "")
    .split(" ")
    .filter((word) => word.length > 2);
  const isPerson = (part: string) =>
    /\d{4}\s*г(?:ода)?\.?\s*р/iu.test(part) || own.filter((word) => startsAlike(part, word)).length > 1;
  return cell
    .split("\n")
    .map((line) =>
      line
        .split(",")
        .filter((part) => !isPerson(part))
        .join(","),
    )
    .filter((line) => cleanLine(line) !== "")
    .join("\n");
}

/** Whether a word of the text is this one in another case of its declension. */
function startsAlike(text: string, word: string): boolean {
  const stem = word.slice(0, Math.max(3, word.length - 2));
  return searchKey(text)
    .split(/[^\p{L}-]+/u)
    .some((each) => each.startsWith(stem) && Math.abs(each.length - word.length) <= 3);
}

function withPostcode(place: string, { postcode = "" }: RowCells): string {
  const digits = /(?<!\d)\d{6}(?!\d)/.exec(postcode)?.[0];
  return digits === undefined || place.includes(digits) ? place : `${place}\n${digits}`;
}
