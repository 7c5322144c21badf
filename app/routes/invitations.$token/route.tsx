import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import type { Viewer } from "~/domain/access/roles";
import { relativeAccountForm } from "~/features/account/join.form";
import { RelativeAccount, RelativeJoined, type SentAccount } from "~/features/account/relative-account";
import { codeCookie, codeToShow } from "~/features/account/shown-code.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { followByInvitation, readInvitation } from "~/features/invitations/accept.server";
import { FollowForm, FollowsAlready, GoneLink, OtherRole } from "~/features/invitations/answers";
import {
  clearedOfferCookie,
  newOffer,
  offerCookie,
  openOffer,
} from "~/features/invitations/invitation-cookies.server";
import { joinByInvitation } from "~/features/invitations/join.server";
import { Welcome } from "~/features/invitations/welcome";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";

export const handle = { title: "invitation.title" } satisfies PageHandle;

/** The page shows secrets: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

const options = { secrets: ["password"] };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await readInvitation(context.app, context.viewer, token, context.now);
  if (shown.state === "gone") return data(shown, { status: 404 });
  if (shown.state !== "join") return shown;
  const asked = new URL(request.url).searchParams;
  const code = asked.has("joined") ? codeToShow(context, request, "invited") : null;
  const signIn = `/sign-in?next=${encodeURIComponent(`/invitations/${token}`)}`;
  if (code !== null) return { ...shown, state: "joined" as const, code, signIn };
  const offer = openOffer(context, request, token) ?? newOffer(token);
  const page = { ...shown, access: offer.access, isNewName: asked.has("new-name"), signIn };
  return data(page, { headers: cookieHeaders(offerCookie(context, offer)) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const here = `/invitations/${token}`;
  if (context.viewer) return follow(context, context.viewer, token);
  const offer = openOffer(context, request, token);
  if (!offer) {
    const { state } = await readInvitation(context.app, null, token, context.now);
    if (state === "gone") return data(nothingSaid, { status: 404 });
    return redirect(here, 303);
  }
  const sent = await request.formData();
  const form = parseForm(relativeAccountForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const joining = { ...offer, token, account: form.values, language: context.language };
  const outcome = await joinByInvitation(context.app, context, joining, context.now);
  if (outcome.ok) {
    const [to, cookie] =
      outcome.kind === "entered"
        ? ["/family", outcome.cookie]
        : [`${here}?joined=1`, codeCookie(context, "invited", offer.access.recoveryCode)];
    return redirect(to, { status: 303, headers: cookieHeaders(clearedOfferCookie(context), cookie) });
  }
  if (outcome.reason === "gone") return data(nothingSaid, { status: 404 });
  if (outcome.reason === "wait") {
    const { typed } = formFailure(sent, {}, options);
    return data({ errors: {}, typed, minutes: outcome.minutes }, { status: 429 });
  }
  if (outcome.reason === "common-password") {
    const failure = formFailure(sent, { password: "password.common" }, options);
    return data({ ...failure, minutes: null }, { status: 422 });
  }
  const headers = cookieHeaders(offerCookie(context, newOffer(token)));
  return redirect(`${here}?new-name=1`, { status: 303, headers });
}

/** The page itself says that the link is gone. */
const nothingSaid: SentAccount = { errors: {}, typed: {}, minutes: null };

async function follow({ app, now }: RequestContext, viewer: Viewer, token: string) {
  if (viewer.role === "family") {
    const followed = await followByInvitation(app, viewer, token, now);
    return followed.ok ? redirect(`/family/${followed.prisonerId}`, 303) : data(nothingSaid, { status: 404 });
  }
  const { state } = await readInvitation(app, viewer, token, now);
  return state === "gone" ? data(nothingSaid, { status: 404 }) : redirect(`/invitations/${token}`, 303);
}

export default function InvitationPage() {
  const t = useT();
  const shown = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (shown.state === "gone") return <GoneLink role={shown.role} />;
  if (shown.state === "joined") return <RelativeJoined code={shown.code} signIn={shown.signIn} />;
  return (
    <>
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("invitation.heading")}</h1>
      <p className="lede">
        <PrisonerName name={shown.name} nameLatin={shown.nameLatin} />
      </p>
      <p>{t("invitation.for")}</p>
      {shown.state === "join" || shown.state === "follow" ? <Welcome /> : null}
      {shown.state === "join" ? <RelativeAccount page={shown} failed={failed} /> : null}
      {shown.state === "follow" ? <FollowForm /> : null}
      {shown.state === "following" ? <FollowsAlready prisonerId={shown.prisonerId} /> : null}
      {shown.state === "other-role" ? <OtherRole role={shown.role} /> : null}
    </>
  );
}
