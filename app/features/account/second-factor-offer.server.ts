import * as v from "valibot";
import type { App } from "~/platform/app.server";
import { newTotpSecret, totpAddress } from "~/platform/crypto/totp.server";
import type { RequestContext } from "~/platform/http/context.server";
import { passingCookie, readCookie } from "~/platform/http/cookies.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";
import { drawSquareCode, type SquareCode } from "~/platform/square-code.server";
import { totpPlace } from "./accept-code.server";

/** Long enough to install an app first. */
const MINUTES = 30;

/** A secret to be put into an app, and the same sealed, for the form that confirms it. Nothing of it is stored yet. */
export interface ShownOffer {
  /** In groups of four, to be typed by hand. */
  letters: string;
  /** What an app on this very device opens. */
  address: string;
  square: SquareCode;
  sealed: string;
}

const offered = v.object({ secret: v.string(), until: v.number() });

type Asker = Pick<RequestContext, "app" | "viewer" | "sessionIdHash" | "now">;

/** Offers a new secret, or once more the one that `sealed` holds while it may be confirmed. */
export async function offerSecondFactor(asker: Asker, sealed?: string): Promise<ShownOffer> {
  const open = sealed === undefined ? null : openOffer(asker, sealed);
  const secret = open ?? newTotpSecret();
  const until = asker.now.getTime() + MINUTES * 60_000;
  const kept = open !== null && sealed !== undefined ? sealed : seal(asker, { secret, until });
  const address = totpAddress(secret);
  const letters = secret.match(/.{1,4}/g)?.join(" ") ?? "";
  return { letters, address, square: await drawSquareCode(address), sealed: kept };
}

const SHOWN = "offered";

/**
 * The offer of a page that is opened, and the cookie that keeps it: opened again, the page shows the same secret while
 * it may be confirmed, for it may be in an app already.
 */
export async function showOffer(asker: Asker & Pick<RequestContext, "origin">, request: Request) {
  const before = readCookie(request.headers.get("Cookie"), asker.origin, SHOWN);
  const offer = await offerSecondFactor(asker, before ?? undefined);
  return { offer, headers: cookieHeaders(offerCookie(asker, offer.sealed)) };
}

/** Keeps the sealed offer that a page shows; an empty one ends it. */
export function offerCookie({ origin }: Pick<RequestContext, "origin">, sealed: string): string {
  return passingCookie(origin, SHOWN, sealed);
}

/** The secret that was offered to this person in this session; null when it was to another, or too long ago. */
export function openOffer(asker: Asker, sealed: string): string | null {
  try {
    const { secret, until } = v.parse(offered, JSON.parse(asker.app.crypto.open(sealed, placeOf(asker))));
    return asker.now.getTime() < until ? secret : null;
  } catch {
    return null;
  }
}

/** The secret as it is stored. */
export function sealSecret(app: App, personId: string, secret: string): string {
  return app.crypto.seal(secret, totpPlace(personId));
}

function seal(asker: Asker, value: v.InferOutput<typeof offered>): string {
  return asker.app.crypto.seal(JSON.stringify(value), placeOf(asker));
}

function placeOf({ viewer, sessionIdHash }: Asker) {
  return { table: "form", column: "secondFactor", rowId: `${viewer?.personId} ${sessionIdHash}` };
}
