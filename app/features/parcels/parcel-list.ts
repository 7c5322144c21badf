import type { ParcelLine } from "./volunteer.server";

/** What somebody can carry or send, in kilograms. */
export const kiloChoices = ["2", "5", "10"] as const;

export interface Chosen {
  region: string;
  /** Pieces that are still wanted weigh no more. */
  kilos: (typeof kiloChoices)[number] | "";
  /** It goes by the end of this month, `YYYY-MM`. */
  month: string;
}

/** What stands in the address, as far as it is one of the choices. */
export function chosenIn(search: URLSearchParams): Chosen {
  const kilos = kiloChoices.find((each) => each === search.get("kilos")) ?? "";
  const month = search.get("month") ?? "";
  return { region: search.get("region") ?? "", kilos, month: /^\d{4}-\d{2}$/.test(month) ? month : "" };
}

/** The parcels somebody can take part in from where they are, with what they can carry, in time. */
export function matching(lines: readonly ParcelLine[], { region, kilos, month }: Chosen): ParcelLine[] {
  return lines.filter(
    (line) =>
      (region === "" || line.region === region) &&
      (kilos === "" || line.gramsLeft <= Number(kilos) * 1000) &&
      (month === "" || (line.sendBy ?? "").slice(0, 7) <= month),
  );
}

/** The months by which these must go. */
export function monthsOf(lines: readonly ParcelLine[]): string[] {
  return [...new Set(lines.flatMap(({ sendBy }) => sendBy?.slice(0, 7) ?? []))].sort();
}

export function regionsOf(lines: readonly ParcelLine[]): string[] {
  return [...new Set(lines.flatMap(({ region }) => region ?? []))].sort((a, b) => a.localeCompare(b, "ru"));
}
