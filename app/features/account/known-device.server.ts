import * as v from "valibot";
import { randomId } from "~/platform/crypto/random.server";
import { passingCookie } from "~/platform/http/cookies.server";
import { type Jar, openSealedCookie, sealedCookie } from "~/platform/http/sealed-cookie.server";
import { accountSubject } from "./sign-in.server";

const COOKIE = "device";
const DAYS = 30;

const known = v.object({ account: v.string(), device: v.string() });

/**
 * The cookie of a browser in which an account was proved. It signs nobody in and names nobody: it only gives the
 * browser attempts of its own, so that strangers who try the same account cannot shut its owner out.
 */
export function deviceCookie(jar: Jar, typedName: string): string {
  const value = { account: accountIndex(jar, typedName), device: randomId() };
  return sealedCookie(jar, COOKIE, value, DAYS * 24 * 60);
}

/** What names the browser, if this account was proved in it; null otherwise. */
export function deviceOf(jar: Jar, request: Request, typedName: string): string | null {
  const opened = v.safeParse(known, openSealedCookie(jar, request, COOKIE));
  return opened.success && opened.output.account === accountIndex(jar, typedName)
    ? opened.output.device
    : null;
}

export function clearedDeviceCookie(jar: Jar): string {
  return passingCookie(jar.origin, COOKIE, "");
}

function accountIndex({ app }: Jar, typedName: string): string {
  return app.crypto.blindIndex("known device", accountSubject(typedName));
}
