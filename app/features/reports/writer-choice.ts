/** How a radio button names a writer: by the signature, behind a word that no signature can begin with. */
const FROM = "from:";

export function fromSignature(signature: string): string {
  return `${FROM}${signature}`;
}

/** The signature a choice names; null when it names none. */
export function signatureIn(choice: string): string | null {
  return choice.startsWith(FROM) ? choice.slice(FROM.length) : null;
}
