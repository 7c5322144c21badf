import { type AddressPattern, addresses } from "./addresses";

/** Every address, those that name a part before those that take any: `/desk/prisoners/new` before `/desk/prisoners/:id`. */
export const mostNamedFirst: readonly AddressPattern[] = (Object.keys(addresses) as AddressPattern[])
  .map((pattern) => ({
    pattern,
    key: pattern
      .replace(/[^/:]+/g, "")
      .replaceAll("/:", "2")
      .replaceAll("/", "1"),
  }))
  .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  .map(({ pattern }) => pattern);
