import { interests, wishes } from "#db/seeds/story/abouts";

/** The n-th text about a person: neighbours share neither half, and no two of the first thousand are alike. */
export function aboutOf(index: number): string {
  const round = Math.floor(index / interests.length);
  const interest = interests[(index * 29) % interests.length];
  const wish = wishes[(index * 17 + round * 5) % wishes.length];
  return `${interest} ${wish}`;
}
