/** A place in a list, as it stands in an address. */
export function packPlace(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** What an address says of a place, to be checked; null for what is none. */
export function unpackPlace(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return null;
  }
}
