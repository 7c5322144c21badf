import type { DateISO } from "../dates/instants";

export interface DatedAddress {
  id: number;
  /** The first day it holds; null is since before anybody noted it. */
  validFrom: DateISO | null;
}

/**
 * The address that holds on `today`: the one that began last, and of two that began on one day the one noted later.
 * Null where every one begins later.
 */
export function addressInForce<Address extends DatedAddress>(
  addresses: readonly Address[],
  today: DateISO,
): Address | null {
  const begun = addresses.filter(({ validFrom }) => validFrom === null || validFrom <= today);
  return begun.reduce<Address | null>(
    (best, each) => (best === null || isLater(each, best) ? each : best),
    null,
  );
}

function isLater(one: DatedAddress, two: DatedAddress): boolean {
  const [a, b] = [one.validFrom ?? "", two.validFrom ?? ""];
  return a === b ? one.id > two.id : a > b;
}
