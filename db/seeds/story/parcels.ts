import type { Row } from "#db/schema";

type Parcel = Row<"parcel">;

/** A thing on the list of a parcel, by its code in the catalogue; how many pieces are wanted, and are promised. */
interface StoryItem {
  code: string;
  wanted: number;
  grams: number;
  /** Pieces the demo's volunteer brings, and pieces another one does. */
  mine?: number;
  others?: number;
}

/** An entry of somebody's ledger told on purpose; days count from today, those past are negative. */
export interface StoryParcel {
  state: Exclude<Parcel["state"], "cancelled">;
  who: Parcel["who"];
  purpose: Parcel["purpose"];
  /** The day it should arrive; null for what was only told of once it was over. */
  arrives: number | null;
  packed?: number;
  sent?: number;
  ended?: number;
  /** Known to the month alone. */
  isVague?: boolean;
  refusal?: Parcel["refusal"];
  grams: number;
  packer?: "mine" | "others";
  items?: readonly StoryItem[];
}

const warmThings: readonly StoryItem[] = [
  { code: "thermal-set", wanted: 2, grams: 450, mine: 1 },
  { code: "socks-wool", wanted: 4, grams: 110, others: 4 },
  { code: "hat-black", wanted: 1, grams: 90 },
  { code: "mittens", wanted: 1, grams: 110 },
];
const food: readonly StoryItem[] = [
  { code: "porridge-instant", wanted: 6, grams: 240 },
  { code: "stew-pouch", wanted: 5, grams: 260 },
  { code: "cheese-hard", wanted: 2, grams: 500 },
  { code: "milk-dry", wanted: 2, grams: 410 },
  { code: "garlic", wanted: 2, grams: 300 },
];
const promised = (items: readonly StoryItem[], by: "mine" | "others") =>
  items.map(({ code, wanted, grams }): StoryItem => ({ code, wanted, grams, [by]: wanted }));

const volunteers = { who: "volunteers" } as const;
const past = { arrives: null, grams: 9_000, state: "accepted" } as const;

/** The family of whom the demo's relative follows: a slot they keep, and what came before it. */
export const familyParcels: readonly StoryParcel[] = [
  { ...past, who: "family", purpose: "family", ended: -148 },
  { state: "planned", who: "family", purpose: "family", arrives: 34, grams: 8_000 },
];

/** The same for whoever the demo's volunteer writes to: something to bring and to pack. */
export const friendParcels: readonly StoryParcel[] = [
  { ...past, who: "other-group", purpose: null, ended: -170, isVague: true },
  { ...volunteers, state: "planned", purpose: "warm", arrives: 27, grams: 4_500, items: warmThings },
];

/** Somebody each: wanted, promised, packed, on its way, accepted, refused. */
export const otherParcels: readonly (readonly StoryParcel[])[] = [
  [{ ...volunteers, state: "planned", purpose: "food", arrives: 31, grams: 7_000, items: food }],
  [
    { ...past, who: "family", purpose: "family", ended: -121 },
    {
      ...{ ...volunteers, state: "planned", purpose: "food", arrives: 22, grams: 6_500 },
      ...{ items: promised(food, "others"), packer: "others" },
    },
  ],
  [
    {
      ...{ ...volunteers, state: "packed", purpose: "food", arrives: 16, packed: -1, grams: 5_900 },
      ...{ items: promised(food, "mine"), packer: "mine" },
    },
  ],
  [
    {
      ...{ ...volunteers, state: "sent", purpose: "warm", arrives: 6, packed: -9, sent: -8, grams: 3_100 },
      ...{ items: promised(warmThings, "others"), packer: "others" },
    },
  ],
  [
    {
      ...{ ...volunteers, state: "accepted", purpose: "food", arrives: -14, packed: -30, sent: -28 },
      ...{ ended: -15, grams: 6_200, items: promised(food, "others"), packer: "others" },
    },
  ],
  [
    {
      ...{ ...volunteers, state: "refused", purpose: "food", arrives: -8, packed: -23, sent: -22 },
      ...{ ended: -6, refusal: "forbidden-item", grams: 6_400 },
      ...{ items: promised(food, "mine"), packer: "mine" },
    },
    { ...volunteers, state: "planned", purpose: "food", arrives: 40, grams: 6_000, items: food },
  ],
];

/** Planned while the address was still sure; by now it must be confirmed first. */
export const conflictParcels: readonly StoryParcel[] = [
  { ...volunteers, state: "planned", purpose: "food", arrives: 19, grams: 6_000, items: food },
];
