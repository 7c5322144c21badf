import * as v from "valibot";
import { passingCookie } from "~/platform/http/cookies.server";
import { type Jar, openSealedCookie, sealedCookie } from "~/platform/http/sealed-cookie.server";

/** Long enough to find a pen; not so long that the next at this browser sees it. Signing in ends it sooner. */
const MINUTES = 30;

const occasions = ["joined", "recovered", "invited", "renewed", "spare"] as const;
/** After what a new recovery code is shown; `spare` stands for the spare codes of a second factor. */
export type Occasion = (typeof occasions)[number];

/** The cookie that carries a recovery code to the page that shows it, so that the code stands in no address. */
export function codeCookie(jar: Jar, occasion: Occasion, code: string): string {
  return sealedCookie(jar, occasion, code, MINUTES);
}

/** The recovery code to be shown on this occasion; null when there is none any more. */
export function codeToShow(jar: Jar, request: Request, occasion: Occasion): string | null {
  const code = v.safeParse(v.string(), openSealedCookie(jar, request, occasion));
  return code.success ? code.output : null;
}

/** Cookies that take every shown code away. */
export function clearedCodeCookies(jar: Jar): string[] {
  return occasions.map((occasion) => passingCookie(jar.origin, occasion, ""));
}
