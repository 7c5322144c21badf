import type { Precision } from "../dates/partial-date";
import { cleanName, hasPatronymic } from "../prisoners/names";

export type Addressee = {
  /** Nominative, "Иванов Иван Иванович". */
  name: string;
  /** The stored dative, or null when nobody has confirmed one. */
  dative: string | null;
  /** `YYYY-MM-DD`; only the year is used, and not at all when the precision is unknown. */
  birthDate: string | null;
  birthPrecision: Precision;
  facilityName: string;
  addressLines: readonly string[];
  /** Six digits; anything else counts as missing. */
  postcode: string | null;
  fromAbroad: boolean;
};

export type MissingPart = "dative" | "birth-year" | "patronymic" | "postcode";

export type AddressBlock = {
  /** What follows "Кому:", with the birth year: "Иванову Ивану Ивановичу, 1985 г. р." */
  to: string;
  birthYear: number | null;
  /** What follows "Куда:", line by line, postcode and, from abroad, the country last; no commas at line ends. */
  lines: string[];
  postcode: string | null;
  /** The whole block as it is copied and printed, "Кому:" and "Куда:" included. */
  copyText: string;
  /** What an envelope needs and this one lacks; the block is still usable. */
  missing: MissingPart[];
};

const country = "РОССИЯ / RUSSIA";

/**
 * The address of an envelope. Without a dative the nominative stands, and `missing` says so. Never fails: what is
 * not known is left out and listed. Source: domain.md §4.
 */
export function addressBlock(addressee: Addressee): AddressBlock {
  const name = cleanName(addressee.name);
  const dative = cleanName(addressee.dative ?? "");
  const birthYear = yearOf(addressee.birthDate, addressee.birthPrecision);
  const postcode = /^\d{6}$/.test(addressee.postcode?.trim() ?? "")
    ? (addressee.postcode?.trim() ?? null)
    : null;
  const place = placeLines(addressee, postcode);
  const to = (dative || name) + (birthYear === null ? "" : `, ${birthYear} г. р.`);
  const tail = addressee.fromAbroad ? [country] : [];
  return {
    to,
    birthYear,
    lines: [...place, ...tail],
    postcode,
    copyText: [`Кому: ${to}`, `Куда: ${place.join(",\n")}`, ...tail].join("\n"),
    missing: [
      ...(dative === "" ? (["dative"] as const) : []),
      ...(birthYear === null ? (["birth-year"] as const) : []),
      ...(hasPatronymic(name) ? [] : (["patronymic"] as const)),
      ...(postcode === null ? (["postcode"] as const) : []),
    ],
  };
}

/** Whether a letter could be addressed: a street, a town or a postcode is known. Null is where no place is known. */
export function hasAddress({
  address,
  postcode,
}: {
  address: string | null;
  postcode: string | null;
}): boolean {
  return (address ?? "") !== "" || postcode !== null;
}

function placeLines({ facilityName, addressLines }: Addressee, postcode: string | null): string[] {
  const lines = [facilityName, ...addressLines]
    .map((line) => cleanName(line).replace(/[,\s]+$/u, ""))
    .filter((line) => line !== "" && line !== postcode);
  return postcode === null ? lines : [...lines, postcode];
}

function yearOf(birthDate: string | null, precision: Precision): number | null {
  const year = Number(birthDate?.slice(0, 4));
  return precision === "unknown" || !Number.isInteger(year) || year < 1900 ? null : year;
}
