import { inTransaction, type Tx } from "#db/connection.server";
import { hasSecondFactor } from "#db/repositories/second-factors";
import { countSpareCodes, replaceSpareCodes } from "#db/repositories/spare-codes";
import { normaliseRecoveryCode } from "~/domain/access/generated-names";
import type { Viewer } from "~/domain/access/roles";
import { generateSpareCodes } from "~/domain/access/second-factor";
import type { App } from "~/platform/app.server";
import { digest, randomBelow } from "~/platform/crypto/random.server";
import { once, resultOf } from "~/platform/forms/once.server";
import { acceptCode } from "./accept-code.server";
import { minutesToWaitForCodeAs, type Wait } from "./attempts.server";
import { provePassword } from "./prove.server";

export type SpareCodesRenewal =
  | { ok: true; codes: string[] }
  | { ok: false; reason: "wrong" | "wrong-code" | "no-factor" }
  | Wait;

/** Where new codes wait, sealed, for a form that is sent twice. */
const resultPlace = { table: "idempotencyKey", column: "result", rowId: "spare-codes" };

/** How many spare codes are left; null without a second factor. */
export async function spareCodesLeft({ db }: Pick<App, "db">, { personId }: Viewer): Promise<number | null> {
  return (await hasSecondFactor(db, personId)) ? countSpareCodes(db, personId) : null;
}

/** Makes ten new spare codes for whoever gives their password and a code; those before hold no longer. */
export async function renewSpareCodes(
  app: App,
  viewer: Viewer,
  typed: { current: string; code: string; key: string },
  now: Date,
): Promise<SpareCodesRenewal> {
  const { personId } = viewer;
  if (!(await hasSecondFactor(app.db, personId))) return { ok: false, reason: "no-factor" };
  const proof = await provePassword(app, viewer, typed.current, now);
  if (!proof.ok) return proof;
  const minutes = await minutesToWaitForCodeAs(app, personId, now);
  if (minutes !== null) return { ok: false, reason: "wait", minutes };
  const form = { purpose: "spare-codes", personId, key: typed.key };
  const sealed = await inTransaction(app.db, async (tx) => {
    const before = await resultOf(tx, form);
    if (before !== null) return before;
    if ((await acceptCode(app, tx, personId, typed.code, now)) === null) return resultOf(tx, form);
    const { result } = await once(tx, form, now, async () =>
      app.crypto.seal((await issueSpareCodes(tx, personId)).join(" "), resultPlace),
    );
    return result;
  });
  if (sealed === null) return { ok: false, reason: "wrong-code" };
  return { ok: true, codes: app.crypto.open(sealed, resultPlace).split(" ") };
}

/** Makes new spare codes in the place of all before; the answer is all that ever shows them. */
export async function issueSpareCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = generateSpareCodes(randomBelow);
  await replaceSpareCodes(
    tx,
    personId,
    codes.map((code) => digest(normaliseRecoveryCode(code))),
  );
  return codes;
}
