import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { offboardPerson } from "~/features/people/closing.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "end-person.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  const id = params.id ?? "";
  const result = await offboardPerson(context.app, viewer, id, context.now);
  if (result.ok) return redirect(`/admin/people/${id}`, 303);
  if (result.reason === "not-found") throw missing();
  if (result.reason === "already") return redirect(`/admin/people/${id}`, 303);
  return data(null, { status: 409 });
}

export default function OffboardPage() {
  const t = useT();
  return (
    <>
      <BackLink to={`/admin/people/${useParams().id ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("role.refused.last-admin")}</p>
    </>
  );
}
