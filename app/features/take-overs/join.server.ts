import type { Arrival } from "~/features/account/enter.server";
import { findAccount } from "~/features/account/find-account.server";
import { type Joining, type JoinOutcome, join } from "~/features/account/join.server";
import type { App } from "~/platform/app.server";
import { findOpenTakeOver, type TakeOverResult, takeOver } from "./take-over.server";

export type TakeOverJoined =
  | { ok: true; kind: "entered"; cookie: string; result: TakeOverResult }
  | Exclude<JoinOutcome, { kind: "entered" }>
  | { ok: false; reason: "gone" };

/**
 * Makes a volunteer's account for whoever came by a link, and takes over with it. By e-mail the link is not spent: whoever
 * signs in opens it again, or the link would tell by its state whether the e-mail had an account. The same form twice
 * makes one account and takes over once.
 */
export async function joinByTakeOver(
  app: App,
  from: Arrival,
  { token, ...joining }: Joining & { token: string },
  now: Date,
): Promise<TakeOverJoined> {
  const { signInName } = joining.access;
  const isRepeated = joining.account.kind === "generated" && (await findAccount(app, app.db, signInName));
  if (!isRepeated && !(await findOpenTakeOver(app.db, token, now))) return { ok: false, reason: "gone" };
  const outcome = await join(app, from, joining, now);
  if (!outcome.ok || outcome.kind !== "entered") return outcome;
  const person = await findAccount(app, app.db, signInName);
  if (!person) return { ok: false, reason: "name-taken" };
  const viewer = { personId: person.id, role: "volunteer", language: joining.language } as const;
  const result = await takeOver(app, viewer, { token, key: joining.key }, now);
  return { ...outcome, result };
}
