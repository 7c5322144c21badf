import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { wishForm } from "~/features/balance/wish.form";
import { makeWish, readWish } from "~/features/balance/wish.server";
import { StandingWish, WishFields } from "~/features/balance/wish-fields";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "wish.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  const isWithdrawn = new URL(request.url).searchParams.has("withdrawn");
  return { ...(await readWish(context.app, viewer, context.now)), isWithdrawn };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  const sent = await request.formData();
  const form = parseForm(wishForm, sent);
  if (!form.ok) return data(form, { status: 422 });
  const result = await makeWish(context.app, viewer, form.values, context.now);
  if (result.ok || result.reason === "resting") return redirect("/suggestions/wish", 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(sent, { people: "wish.people.too-many" }), { status: 422 });
}

export default function WishPage() {
  const t = useT();
  const wish = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const isAsking = wish.people === 0 && !wish.resting && wish.free > 0;
  return (
    <>
      <BackLink to="/suggestions" />
      <ErrorSummary errors={failed?.errors} />
      {wish.isWithdrawn && wish.people === 0 && !failed ? (
        <p className="notice" role="status">
          {t("wish.withdrawn")}
        </p>
      ) : null}
      <h1>{t("wish.title")}</h1>
      {wish.resting ? <p className="lede">{t("claim-stand.resting")}</p> : null}
      {wish.people > 0 && !wish.resting ? <StandingWish {...wish} /> : null}
      {wish.people === 0 && !wish.resting && wish.free === 0 ? (
        <p className="lede">{t("suggestions.no-capacity", { count: wish.capacity })}</p>
      ) : null}
      {isAsking ? (
        <>
          <p className="lede">{t("wish.lede")}</p>
          <WishFields
            free={wish.free}
            people={typedText(failed?.typed, "people") ?? "1"}
            signature={typedText(failed?.typed, "signature") ?? wish.signature}
            errors={failed?.errors}
          />
        </>
      ) : null}
    </>
  );
}
