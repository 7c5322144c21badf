/** A source of chance that gives the same again for the same seed. Nothing secret may come from it. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  happens(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** One of the items, each as likely as its weight says. */
  weighted<Item>(weights: readonly (readonly [Item, number])[]): Item;
  /** The same items in another order. */
  shuffled<Item>(list: readonly Item[]): Item[];
  /** 22 characters, in the shape of `randomId`. */
  id(): string;
}

/** Chance that follows from a seed: mulberry32, quick and even enough for stories and benches. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;

  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Item>(list: readonly Item[]): Item => {
    if (list.length === 0) throw new RangeError("nothing to pick from");
    return list[below(list.length)] as Item;
  };

  return {
    next,
    below,
    pick,
    between: (least, most) => least + below(most - least + 1),
    happens: (probability) => next() < probability,
    weighted(weights) {
      let rest = next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
      const found = weights.find(([, weight]) => {
        rest -= weight;
        return rest < 0;
      });
      return (found ?? pick(weights))[0];
    },
    shuffled(list) {
      const items = [...list];
      for (let at = items.length - 1; at > 0; at -= 1) {
        const other = below(at + 1);
        [items[at], items[other]] = [items[other], items[at]] as [never, never];
      }
      return items;
    },
    id: () => Array.from({ length: 22 }, () => ID_CHARACTERS.charAt(below(64))).join(""),
  };
}

const ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
