import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import type { Viewer } from "~/domain/access/roles";
import { accountForm } from "~/features/account/join.form";
import { RelativeJoined } from "~/features/account/relative-account";
import { codeCookie, codeToShow } from "~/features/account/shown-code.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { WriterAccount } from "~/features/account/writer-account";
import { writingForm } from "~/features/account/writing.form";
import { OtherRole } from "~/features/invitations/answers";
import { GoesOn, GoneTakeOver, PartlyTaken, TakeOverForm } from "~/features/take-overs/answers";
import { joinByTakeOver } from "~/features/take-overs/join.server";
import { clearedOfferCookie, newOffer, offerCookie, openOffer } from "~/features/take-overs/offer.server";
import { takeOverForm } from "~/features/take-overs/take-over.form";
import { readTakeOver, takeOver } from "~/features/take-overs/take-over.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";

export const handle = { title: "take-over.title" } satisfies PageHandle;

/** The page shows secrets: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

const options = { secrets: ["password"], lists: ["languages"] };
const plain = { errors: {}, typed: {}, minutes: null, result: null };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await readTakeOver(context.app, context.viewer, token, context.now);
  if (shown.state === "gone") return data(shown, { status: 404 });
  if (shown.state !== "join") return { ...shown, key: randomId() };
  const asked = new URL(request.url).searchParams;
  const signIn = `/sign-in?next=${encodeURIComponent(`/take-over/${token}`)}`;
  const code = asked.has("joined") ? codeToShow(context, request, "invited") : null;
  if (code !== null) return { ...shown, state: "joined" as const, code, signIn };
  const offer = openOffer(context, request, token) ?? newOffer(token);
  const page = { ...shown, access: offer.access, isNewName: asked.has("new-name"), signIn };
  return data(page, { headers: cookieHeaders(offerCookie(context, offer)) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const here = `/take-over/${token}`;
  const sent = await request.formData();
  if (context.viewer) return goOn(context, context.viewer, token, sent);
  const offer = openOffer(context, request, token);
  if (!offer) {
    const { state } = await readTakeOver(context.app, null, token, context.now);
    return state === "gone" ? data(plain, { status: 404 }) : redirect(here, 303);
  }
  const writing = parseForm(writingForm, sent, options);
  const account = parseForm(accountForm, sent, options);
  if (!writing.ok || !account.ok) {
    const errors = { ...(writing.ok ? {} : writing.errors), ...(account.ok ? {} : account.errors) };
    return data({ ...formFailure(sent, errors, options), minutes: null, result: null }, { status: 422 });
  }
  const said = { writing: writing.values, account: account.values, language: context.language };
  const outcome = await joinByTakeOver(context.app, context, { ...offer, ...said, token }, context.now);
  if (!outcome.ok && outcome.reason === "gone") return data(plain, { status: 404 });
  if (!outcome.ok && outcome.reason === "wait") {
    const { typed } = formFailure(sent, {}, options);
    return data({ ...plain, typed, minutes: outcome.minutes }, { status: 429 });
  }
  if (!outcome.ok) {
    const cookie = offerCookie(context, newOffer(token));
    return redirect(`${here}?new-name=1`, { status: 303, headers: cookieHeaders(cookie) });
  }
  const [to, cookie] =
    outcome.kind === "entered"
      ? ["/correspondence", outcome.cookie]
      : [`${here}?joined=1`, codeCookie(context, "invited", offer.access.recoveryCode)];
  return redirect(to, { status: 303, headers: cookieHeaders(clearedOfferCookie(context), cookie) });
}

async function goOn({ app, now }: RequestContext, viewer: Viewer, token: string, sent: FormData) {
  if (viewer.role !== "volunteer") {
    const { state } = await readTakeOver(app, viewer, token, now);
    return state === "gone" ? data(plain, { status: 404 }) : redirect(`/take-over/${token}`, 303);
  }
  const form = parseForm(takeOverForm, sent);
  if (!form.ok) return data({ ...form, minutes: null, result: null }, { status: 422 });
  const result = await takeOver(app, viewer, { token, key: form.values.key }, now);
  if (result.ok && result.writesAlready + result.notPossible === 0) return redirect("/correspondence", 303);
  if (result.ok) return { ...plain, result };
  if (result.reason === "gone") return data(plain, { status: 404 });
  const errors = { form: `take-over.${result.reason}` } as const;
  return data({ ...formFailure(sent, errors), minutes: null, result: null }, { status: 409 });
}

export default function TakeOverPage() {
  const t = useT();
  const shown = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (sent?.result) return <PartlyTaken {...sent.result} />;
  if (shown.state === "gone") return <GoneTakeOver />;
  if (shown.state === "joined") return <RelativeJoined code={shown.code} signIn={shown.signIn} />;
  return (
    <>
      <ErrorSummary errors={sent?.errors} />
      <WaitNotice minutes={sent?.minutes} />
      <h1>{t("take-over.title")}</h1>
      <GoesOn people={shown.people} signatures={shown.signatures} />
      {shown.state === "join" ? <WriterAccount page={shown} failed={sent} /> : null}
      {shown.state === "take" ? <TakeOverForm formKey={shown.key} /> : null}
      {shown.state === "other-role" ? <OtherRole role={shown.role} /> : null}
    </>
  );
}
