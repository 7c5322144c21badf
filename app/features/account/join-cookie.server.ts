import { landingPage } from "~/domain/access/sign-in";
import { randomId } from "~/platform/crypto/random.server";
import type { RequestContext } from "~/platform/http/context.server";
import { passingCookie } from "~/platform/http/cookies.server";
import { openSealedCookie, sealedCookie } from "~/platform/http/sealed-cookie.server";
import { firstMissingStep, type JoinAnswers, type JoinStep, readAnswers, stepAddress } from "./join-answers";

const COOKIE = "join";
const HOURS = 12;

type OpenedStep = { answers: JoinAnswers; instead: null } | { answers: null; instead: string };

/**
 * The answers a visitor brings to a step, or where they should be instead: at the first question they left out,
 * or, signed in already, at their work.
 */
export function openJoinStep(context: RequestContext, request: Request, step: JoinStep): OpenedStep {
  if (context.viewer) return { answers: null, instead: landingPage(context.viewer.role, false) };
  const answers = readAnswers(openSealedCookie(context, request, COOKIE));
  const missing = firstMissingStep(answers, step);
  if (missing !== step) return { answers: null, instead: stepAddress(missing) };
  return { answers: answers ?? { key: randomId() }, instead: null };
}

/** The cookie that carries the answers on. Nothing of them is stored with us before the last step. */
export function joinCookie(context: RequestContext, answers: JoinAnswers): string {
  return sealedCookie(context, COOKIE, answers, HOURS * 60);
}

export function clearedJoinCookie(context: RequestContext): string {
  return passingCookie(context.origin, COOKIE, "");
}
