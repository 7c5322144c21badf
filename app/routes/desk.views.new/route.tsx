import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { listAddress, listFields, parseListQuery } from "~/features/desk/prisoner-list";
import { ViewNameForm } from "~/features/views/name-form";
import { newViewForm } from "~/features/views/view.form";
import { saveView } from "~/features/views/views.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "views.new" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const query = parseListQuery(new URL(request.url).searchParams);
  const table = listAddress({ ...query, after: "", before: "" });
  return { table, here: `/desk/views/new?${new URLSearchParams(listFields(query))}`, key: randomId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const query = parseListQuery(new URL(request.url).searchParams);
  const form = await request.formData();
  const parsed = parseForm(newViewForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await saveView(context.app, viewer, { ...parsed.values, query }, context.now);
  if (saved.ok) return redirect(listAddress({ ...query, after: "", before: "" }), 303);
  return data(formFailure(form, { name: `views.${saved.reason}` }), { status: 422 });
}

export default function NewViewPage() {
  const t = useT();
  const { table, here, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={table} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("views.new")}</h1>
      <p>{t("views.new.lede")}</p>
      <ViewNameForm action={here} formKey={key} sent={sent} />
    </>
  );
}
