export const itemCategories = [
  "drinks",
  "sweets",
  "groceries",
  "instant-food",
  "dairy",
  "meat-fish",
  "fruit-vegetables",
  "underwear",
  "clothes",
  "warm-clothes",
  "footwear",
  "bedding",
  "hygiene",
  "stationery",
  "books",
  "tableware",
  "medicine",
  "never",
] as const;
export type ItemCategory = (typeof itemCategories)[number];

/** Something people usually send, or try to; free text has no such row. */
export interface CatalogueItem {
  id: string;
  en: string;
  ru: string;
  /** Of one piece as usually bought, without the parcel's own packing. */
  grams: number;
  category: ItemCategory;
  use: "warm" | "food" | "other";
}
