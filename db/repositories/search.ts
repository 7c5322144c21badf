/** A `like` pattern (escaped by a backslash) for rows that hold this text anywhere; nothing typed is a wildcard. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
