import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { Points } from "~/components/points";
import { freeze } from "~/features/freeze/freeze.server";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "freeze.title" } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  return { frozenSince: context.frozenSince };
}

export async function action({ context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  await freeze(context.app, viewer, context.now);
  return redirect("/admin/freeze", 303);
}

export default function FreezePage() {
  const { language, t } = useI18n();
  const { frozenSince } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/admin" />
      <h1>{t("freeze.title")}</h1>
      <p className="lede">{t("freeze.lede")}</p>
      <Points of={["freeze.stops", "freeze.goes-on", "freeze.waits", "freeze.order"]} />
      {frozenSince === null ? (
        <form method="post" className="actions">
          <button type="submit" className="button">
            {t("freeze.submit")}
          </button>
        </form>
      ) : (
        <>
          <p className="notice">{t("freeze.since", { date: formatDate(language, frozenSince) })}</p>
          <div className="actions">
            <a className="button" href="/admin/freeze/withdrawal">
              {t("unfreeze.title")}
            </a>
          </div>
        </>
      )}
    </>
  );
}
