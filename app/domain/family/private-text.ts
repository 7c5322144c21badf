/** Characters of one private text at most. */
export const PRIVATE_TEXT_MOST = 2000;

/**
 * A private text as it is kept: NFC, trimmed, line ends as one character, without control, bidi and other invisible
 * characters.
 */
export function cleanPrivateText(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Cf}|\p{Cs}|(?![\n\t])\p{Cc}/gu, "")
    .trim();
}
