const PLAIN_PATH = /^\/(?![/\\])[!-[\]-~]*$/;

/**
 * A place on this site to go on to. Anything that a browser could read as another site (a scheme, `//`, a backslash)
 * becomes `fallback`, and so does what no header can carry: our own addresses are plain ASCII, the rest escaped.
 */
export function safeNext(value: unknown, fallback: string): string {
  return typeof value === "string" && value.length <= 500 && PLAIN_PATH.test(value) ? value : fallback;
}
