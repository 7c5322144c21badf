/** How a parcel can end. */
export const outcomes = ["accepted", "refused", "returned"] as const;
export type Outcome = (typeof outcomes)[number];
