import * as v from "valibot";
import { newAccess } from "~/features/account/join.server";
import { accessShown } from "~/features/account/join-answers";
import { digest, randomId } from "~/platform/crypto/random.server";
import { passingCookie } from "~/platform/http/cookies.server";
import { type Jar, openSealedCookie, sealedCookie } from "~/platform/http/sealed-cookie.server";

const OFFER = "invitation";
const OFFER_MINUTES = 12 * 60;
const LINK = "invitation-link";
const LINK_MINUTES = 10;

const offer = v.object({ tokenHash: v.string(), key: v.string(), access: accessShown });
/** A name to be written down, made for whoever opened this link in this browser, and the key of its form. */
export type Offer = v.InferOutput<typeof offer>;

const link = v.object({
  personId: v.string(),
  prisonerId: v.string(),
  token: v.string(),
  expiresAt: v.string(),
});
type Link = v.InferOutput<typeof link>;

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

/** The cookie that carries a new link to the page that shows it once. */
export function linkCookie(jar: Jar, made: Link): string {
  return sealedCookie(jar, LINK, made, LINK_MINUTES);
}

/** The link to be shown to this person on this prisoner's page; null when there is none any more. */
export function linkToShow(
  jar: Jar,
  request: Request,
  { personId, prisonerId }: { personId: string; prisonerId: string },
): Link | null {
  const opened = v.safeParse(link, openSealedCookie(jar, request, LINK));
  if (!opened.success) return null;
  const { output } = opened;
  return output.personId === personId && output.prisonerId === prisonerId ? output : null;
}

export function clearedLinkCookie(jar: Jar): string {
  return passingCookie(jar.origin, LINK, "");
}
