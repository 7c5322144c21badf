import type { CatalogueItem } from "./catalogue";

/** Bags, box and the list itself, in hundredths of what is inside. Source: parcels.md, Contents. */
export const PACKING_PERCENT = 5;

/** One line: so many pieces of an item, or of something in the packer's own words with its weight. */
export type PackedLine = { pieces: number } & ({ item: CatalogueItem } | { text: string; grams: number });

export interface PackingList {
  /** As the list inside the parcel says it, in Russian. */
  lines: readonly { text: string; pieces: number; grams: number }[];
  /** Of the things alone. */
  contentsGrams: number;
  /** With the packing, rounded up to a gram. */
  grams: number;
}

/** The list that goes into the parcel, with weights added up. */
export function packingList(packed: readonly PackedLine[]): PackingList {
  const lines = packed.map((line) => {
    const { text, grams } = "item" in line ? { text: line.item.ru, grams: line.item.grams } : line;
    return { text, pieces: line.pieces, grams: grams * line.pieces };
  });
  const contentsGrams = lines.reduce((sum, { grams }) => sum + grams, 0);
  return { lines, contentsGrams, grams: withPacking(contentsGrams) };
}

/** What a list weighs with its packing, in grams rounded up; `grams` of a line are those of one piece. */
export function listGrams(lines: readonly { pieces: number; grams: number }[]): number {
  return withPacking(lines.reduce((sum, { pieces, grams }) => sum + pieces * grams, 0));
}

function withPacking(contentsGrams: number): number {
  return Math.ceil((contentsGrams * (100 + PACKING_PERCENT)) / 100);
}
