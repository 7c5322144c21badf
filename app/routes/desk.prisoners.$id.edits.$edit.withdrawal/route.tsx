import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { undoEdit } from "~/features/prisoners/edit.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "not-done.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "", edit = "" } = params;
  if (!/^\d{1,9}$/.test(edit)) throw missing();
  const result = await undoEdit(context.app, viewer, { prisonerId: id, editId: Number(edit) }, context.now);
  if (result.ok || result.reason === "undone") return redirect(`/desk/prisoners/${id}#changes`, 303);
  if (result.reason === "not-found") throw missing();
  return data({ fields: result.fields }, { status: 409 });
}

export default function EditNotUndonePage() {
  const t = useT();
  const { id = "" } = useParams();
  const fields = useActionData<typeof action>()?.fields ?? [];
  return (
    <>
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("edit.changed-since")}</p>
      <ul className="points">
        {fields.map((field) => (
          <li key={field}>{t(`person.field.${field}`)}</li>
        ))}
      </ul>
      <div className="actions">
        <a className="button" href={`/desk/prisoners/${id}#changes`}>
          {t("edit.back")}
        </a>
      </div>
    </>
  );
}
