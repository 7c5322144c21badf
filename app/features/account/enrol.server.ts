import { inTransaction, type Tx } from "#db/connection.server";
import { hasSecondFactor, insertSecondFactor, updateSecondFactor } from "#db/repositories/second-factors";
import type { Viewer } from "~/domain/access/roles";
import { readTypedCode } from "~/domain/access/second-factor";
import type { App } from "~/platform/app.server";
import { stepOfCode } from "~/platform/crypto/totp.server";
import type { RequestContext } from "~/platform/http/context.server";
import { renewSession } from "~/platform/session/sessions.server";
import { acceptCode } from "./accept-code.server";
import { minutesToWaitForCodeAs, type Wait } from "./attempts.server";
import { provePassword } from "./prove.server";
import { openOffer, sealSecret } from "./second-factor-offer.server";
import { issueSpareCodes } from "./spare-codes.server";

export type Enrolment =
  | { ok: true; cookie: string; spareCodes: string[] }
  /** `late`: the secret was offered too long ago; `settled`: there is one already, or none to replace. */
  | { ok: false; reason: "wrong" | "wrong-code" | "wrong-first" | "late" | "settled" }
  | Wait;

type Refusal = Exclude<Enrolment, { ok: true }>;

export interface TypedEnrolment {
  current: string;
  sealed: string;
  /** The first code of the new app. */
  first: string;
}

/**
 * Sets up a second factor once its first code is right, gives ten spare codes, and ends every session but this one,
 * which goes on under a new id.
 */
export async function enrol(from: RequestContext, viewer: Viewer, typed: TypedEnrolment): Promise<Enrolment> {
  const confirmed = await confirmOffer(from, viewer, typed);
  if (!confirmed.ok) return confirmed;
  const { app, now } = from;
  return inTransaction(app.db, async (tx) =>
    (await insertSecondFactor(tx, rowOf(app, viewer, confirmed, now)))
      ? finish(tx, viewer, from)
      : { ok: false, reason: "settled" },
  );
}

/** Puts another app in the place of the one there is, for whoever also gives a code of it, or a spare one. */
export async function replaceSecondFactor(
  from: RequestContext,
  viewer: Viewer,
  typed: TypedEnrolment & { code: string },
): Promise<Enrolment> {
  const { app, now } = from;
  if (!(await hasSecondFactor(app.db, viewer.personId))) return { ok: false, reason: "settled" };
  const confirmed = await confirmOffer(from, viewer, typed);
  if (!confirmed.ok) return confirmed;
  return inTransaction(app.db, async (tx) => {
    if ((await acceptCode(app, tx, viewer.personId, typed.code, now)) === null) {
      return { ok: false, reason: "wrong-code" };
    }
    await updateSecondFactor(tx, rowOf(app, viewer, confirmed, now));
    return finish(tx, viewer, from);
  });
}

/** The password, then that the new app shows what it should; nothing is written. */
async function confirmOffer(
  from: RequestContext,
  viewer: Viewer,
  { current, sealed, first }: TypedEnrolment,
): Promise<{ ok: true; secret: string; step: number } | Refusal> {
  const { app, now } = from;
  const proof = await provePassword(app, viewer, current, now);
  if (!proof.ok) return proof;
  const minutes = await minutesToWaitForCodeAs(app, viewer.personId, now);
  if (minutes !== null) return { ok: false, reason: "wait", minutes };
  const secret = openOffer(from, sealed);
  if (secret === null) return { ok: false, reason: "late" };
  const code = readTypedCode(first);
  const step = code.kind === "app" ? stepOfCode(secret, code.digits, now) : null;
  return step === null ? { ok: false, reason: "wrong-first" } : { ok: true, secret, step };
}

function rowOf(
  app: App,
  { personId }: Viewer,
  { secret, step }: { secret: string; step: number },
  now: Date,
) {
  return {
    personId,
    totpSecretEncrypted: sealSecret(app, personId, secret),
    totpLastStep: step,
    enrolledAt: now.toISOString(),
  };
}

async function finish(tx: Tx, viewer: Viewer, from: RequestContext): Promise<Enrolment> {
  const spareCodes = await issueSpareCodes(tx, viewer.personId);
  return { ok: true, spareCodes, cookie: await renewSession(tx, viewer, from, from.now) };
}
