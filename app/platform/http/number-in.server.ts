/** The number in an address; 0, which no row has, for anything else. */
export function numberIn(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
}
