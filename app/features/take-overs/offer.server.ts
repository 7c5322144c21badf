import * as v from "valibot";
import { newAccess } from "~/features/account/join.server";
import { accessShown } from "~/features/account/join-answers";
import { digest, randomId } from "~/platform/crypto/random.server";
import { passingCookie } from "~/platform/http/cookies.server";
import { type Jar, openSealedCookie, sealedCookie } from "~/platform/http/sealed-cookie.server";

const OFFER = "take-over";
const OFFER_MINUTES = 12 * 60;

const offer = v.object({ tokenHash: v.string(), key: v.string(), access: accessShown });
/** A name to be written down, made for whoever opened this link in this browser, and the key of its form. */
export type Offer = v.InferOutput<typeof offer>;

export function newOffer(token: string): Offer {
  return { tokenHash: digest(token), key: randomId(), access: newAccess() };
}

/** The cookie that keeps an offer the same while its page is looked at. Nothing of it is stored with us. */
export function offerCookie(jar: Jar, made: Offer): string {
  return sealedCookie(jar, OFFER, made, OFFER_MINUTES);
}

/** The offer this browser was made for this link; null when there is none. */
export function openOffer(jar: Jar, request: Request, token: string): Offer | null {
  const opened = v.safeParse(offer, openSealedCookie(jar, request, OFFER));
  return opened.success && opened.output.tokenHash === digest(token) ? opened.output : null;
}

export function clearedOfferCookie(jar: Jar): string {
  return passingCookie(jar.origin, OFFER, "");
}
