import type { ListField, RowCells } from "./mapping";
import { type PlaceReading, readPlace } from "./place";
import { saysNo } from "./text";

export type { PlaceReading } from "./place";

/** The cell that speaks first of where somebody is. */
export function placeCell(cells: RowCells): { column: ListField; cell: string } {
  const order = ["place", "facilityName", "addressForLetters", "facilityAddress"] as const;
  const column = order.find((field) => !saysNo(cells[field] ?? "")) ?? "place";
  return { column, cell: cells[column] ?? "" };
}

/** Where somebody is held: name and address in one cell, or each in its own. */
export function readPlaceOf(cells: RowCells): PlaceReading {
  return readPlace(cells.place ?? "");
}
