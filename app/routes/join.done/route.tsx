import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { AccessSheet } from "~/features/account/access-sheet";
import { codeToShow } from "~/features/account/shown-code.server";
import { useT } from "~/i18n/i18n";

export const handle = { title: "join.done.title" } satisfies PageHandle;

export const headers = () => ({ "Cache-Control": "no-store" });

export function loader({ request, context }: LoaderFunctionArgs) {
  const recoveryCode = codeToShow(context, request, "joined");
  if (recoveryCode === null) throw redirect("/sign-in", 303);
  return { recoveryCode };
}

export default function JoinDonePage() {
  const t = useT();
  const { recoveryCode } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("join.done.heading")}</h1>
      <p>{t("join.done.text")}</p>
      <section className="card">
        <AccessSheet recoveryCode={recoveryCode} />
      </section>
      <p>{t("join.done.next")}</p>
      <p className="quiet">{t("join.done.old-account")}</p>
      <div className="actions">
        <a className="button" href="/sign-in">
          {t("sign-in.submit")}
        </a>
      </div>
    </>
  );
}
