import { inTransaction, type Tx } from "#db/connection.server";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { insertVolunteerProfile } from "#db/repositories/volunteers";
import { generateAccess, generateRecoveryCode } from "~/domain/access/generated-names";
import type { Language } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { isCommonPassword } from "~/platform/crypto/common-passwords.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { randomBelow } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { minutesToWaitFrom, unlessBusy, type Wait } from "./attempts.server";
import { type Arrival, enterByAccess } from "./enter.server";
import type { AccountChoice } from "./join.form";
import type { AccessShown } from "./join-answers";
import { insertAccount } from "./new-account.server";
import { profileOf } from "./profile";
import type { WritingAnswers } from "./writing.form";

/** Everything a visitor said and was shown by the last page. `key` makes one account of two submissions. */
export interface Joining {
  key: string;
  writing: WritingAnswers;
  access: AccessShown;
  account: AccountChoice;
  language: Language;
}

export type JoinOutcome =
  /** Signed in under a generated name. */
  | { ok: true; kind: "entered"; cookie: string }
  /** The same answer whether the e-mail had an account or has one now. */
  | { ok: true; kind: "may-sign-in" }
  | { ok: false; reason: "name-taken" | "common-password" }
  | Wait;

/** Makes a volunteer's account. */
export async function join(app: App, from: Arrival, joining: Joining, now: Date): Promise<JoinOutcome> {
  return unlessBusy(async () => {
    const minutes = await minutesToWaitFrom(app, "join", from.clientAddress, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    const { account, access } = joining;
    if (account.kind === "email" && isCommonPassword(account.password)) {
      return { ok: false, reason: "common-password" };
    }
    const secret = await hashPassword(account.kind === "email" ? account.password : access.passphrase);
    const form = { purpose: "join", personId: "", key: joining.key };
    await inTransaction(app.db, (tx) =>
      once(tx, form, now, () => insertVolunteer(app, tx, joining, secret, now)),
    );
    if (account.kind === "email") return { ok: true, kind: "may-sign-in" };
    const cookie = await enterByAccess(app, from, access, now);
    return cookie === null ? { ok: false, reason: "name-taken" } : { ok: true, kind: "entered", cookie };
  });
}

/** A name, a passphrase and a recovery code to be written down before there is an account. */
export function newAccess(): AccessShown {
  return { ...generateAccess(randomBelow), recoveryCode: generateRecoveryCode(randomBelow) };
}

async function insertVolunteer(
  app: App,
  tx: Tx,
  { account, access, writing, language }: Joining,
  secret: string,
  now: Date,
): Promise<string> {
  const id = await insertAccount(app, tx, { role: "volunteer", account, access, language }, secret, now);
  if (id === null) return "taken";
  const profile = profileOf(writing);
  await insertVolunteerProfile(tx, { personId: id, ...profile, openCount: 0, trust: "new" });
  await countVolunteerIn(tx, profile, 1);
  return id;
}
