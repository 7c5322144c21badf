import type { Row } from "#db/schema";
import { addressBlock, hasAddress } from "~/domain/facilities/address-block";

type Addressed = Pick<Row<"prisoner">, "name" | "nameDative" | "birthDate" | "birthPrecision">;
type Place = { name: string; address: string; postcode: string | null };

/** The envelope to somebody as it is written inside the country; null while there is nothing to write on it. */
export function envelopeTo(prisoner: Addressed, place: Place | null): string | null {
  if (place === null || !hasAddress(place)) return null;
  return addressBlock({
    name: prisoner.name,
    dative: prisoner.nameDative,
    birthDate: prisoner.birthDate,
    birthPrecision: prisoner.birthPrecision,
    facilityName: place.name,
    addressLines: place.address.split("\n"),
    postcode: place.postcode,
    fromAbroad: false,
  }).copyText;
}
