import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { AccessSheet } from "~/features/account/access-sheet";
import { WaitNotice } from "~/features/account/wait-notice";
import { joinAsColleague, readColleagueLink } from "~/features/colleagues/join.server";
import {
  clearedOfferCookie,
  newOffer,
  offerCookie,
  openOffer,
} from "~/features/invitations/invitation-cookies.server";
import { useT } from "~/i18n/i18n";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";

export const handle = { title: "colleague.title" } satisfies PageHandle;

/** The page shows secrets: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

const gone = { state: "gone" } as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const link = await readColleagueLink(context.app, token, context.now);
  if (!link) return data(gone, { status: 404 });
  if (context.viewer) return { state: "signed-in" as const, role: link.role };
  const offer = openOffer(context, request, token) ?? newOffer(token);
  const page = { state: "join" as const, role: link.role, access: offer.access };
  return data(page, { headers: cookieHeaders(offerCookie(context, offer)) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const link = await readColleagueLink(context.app, token, context.now);
  if (!link) return data({ minutes: null }, { status: 404 });
  if (context.viewer) return redirect("/", 303);
  const offer = openOffer(context, request, token);
  if (!offer) return redirect(`/colleagues/${token}`, 303);
  const { access } = offer;
  const joined = await joinAsColleague(
    context.app,
    context,
    { token, access, language: context.language },
    context.now,
  );
  if (joined.ok) {
    const headers = cookieHeaders(clearedOfferCookie(context), joined.cookie);
    return redirect("/desk", { status: 303, headers });
  }
  if (joined.reason === "wait") return data({ minutes: joined.minutes }, { status: 429 });
  const again =
    joined.reason === "name-taken" ? offerCookie(context, newOffer(token)) : clearedOfferCookie(context);
  return redirect(`/colleagues/${token}`, { status: 303, headers: cookieHeaders(again) });
}

export default function ColleaguePage() {
  const t = useT();
  const shown = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (shown.state === "gone") {
    return (
      <>
        <h1>{t("invitation.gone.heading")}</h1>
        <p className="lede">{t("colleague.gone")}</p>
      </>
    );
  }
  return (
    <>
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("colleague.title")}</h1>
      <p className="lede">{t("colleague.lede", { role: t(`people.role.${shown.role}`) })}</p>
      {shown.state === "signed-in" ? (
        <>
          <p className="notice">{t("colleague.signed-in")}</p>
          <form method="post" action="/sign-out" className="actions">
            <button type="submit" className="button">
              {t("account.sign-out")}
            </button>
          </form>
        </>
      ) : (
        <>
          <p>{t("colleague.write-down")}</p>
          <section className="card">
            <AccessSheet {...shown.access} />
          </section>
          <form method="post" className="actions">
            <button type="submit" className="button">
              {t("join.account.written-down")}
            </button>
          </form>
        </>
      )}
    </>
  );
}
