const PLAIN_PATH = /^\/(?![/\\])[!-[\]-~]*$/;

/**
 * A place on this site to go on to. Anything that a browser could read as another site (a scheme, `//`, a backslash)
 * becomes `fallback`, and so does what no header can carry: our own addresses are plain ASCII, the rest escaped.
 */
export function safeNext(value: unknown, fallback: string): string {
  return typeof value === "string" && value.length <= 500 && PLAIN_PATH.test(value) ? value : fallback;
}

/**
 * The way back to the list a reader came from, with its filter, order and page: the `Referer` when its path is one of
 * `lists`, otherwise the first of them. Only path and query are taken, so it never leads off this site.
 */
export function listCameFrom(request: Request, lists: readonly [string, ...string[]]): string {
  const referer = request.headers.get("Referer") ?? "";
  if (!URL.canParse(referer)) return lists[0];
  const { pathname, search } = new URL(referer);
  return lists.includes(pathname) ? safeNext(pathname + search, lists[0]) : lists[0];
}
