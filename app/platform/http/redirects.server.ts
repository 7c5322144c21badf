const ODD_CHARACTER = /[\\\s\p{Cc}]/u;

/**
 * A place on this site to go on to. Anything that a browser could read as another site (a scheme, `//`,
 * a backslash, control characters) becomes `fallback`.
 */
export function safeNext(value: unknown, fallback: string): string {
  if (typeof value !== "string" || value.length > 500) return fallback;
  if (!value.startsWith("/") || value.startsWith("//") || ODD_CHARACTER.test(value)) return fallback;
  return value;
}
