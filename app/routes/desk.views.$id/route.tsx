import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ViewNameForm } from "~/features/views/name-form";
import { viewNameForm } from "~/features/views/view.form";
import { changeViewName, readView } from "~/features/views/views.server";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "views.rename" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const view = await readView(context.app, params.id ?? "");
  if (!view) throw missing();
  return view;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireGrant(context, "write", "desk");
  const form = await request.formData();
  const parsed = parseForm(viewNameForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const renamed = await changeViewName(context.app, params.id ?? "", parsed.values.name);
  if (renamed.ok) return redirect("/desk/views", 303);
  if (renamed.reason === "not-found") throw missing();
  return data(formFailure(form, { name: "views.name-taken" }), { status: 422 });
}

export default function RenameViewPage() {
  const t = useT();
  const { id, name } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/desk/views" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("views.rename")}</h1>
      <ViewNameForm action={`/desk/views/${id}`} name={name} sent={sent} />
    </>
  );
}
