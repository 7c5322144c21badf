import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { givenRoles } from "~/domain/access/role-change";
import { ProofForm } from "~/features/account/proof-form";
import { refusedProof } from "~/features/account/refused-proof.server";
import { readName } from "~/features/people/person.server";
import { roleForm } from "~/features/people/role.form";
import { changeRole } from "~/features/people/role.server";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "role.title" } satisfies PageHandle;

const options = { secrets: ["password"] };

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  const person = await readName(context.app, params.id ?? "");
  if (!person) throw missing();
  if (person.closed) throw redirect(`/admin/people/${person.id}`, 303);
  return { person };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  const id = params.id ?? "";
  if (!(await readName(context.app, id))) throw missing();
  const sent = await request.formData();
  const form = parseForm(roleForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const changed = await changeRole(context.app, viewer, id, form.values, context.now);
  if (changed.ok || changed.reason === "same") return redirect(`/admin/people/${id}?done=role`, 303);
  if (changed.reason === "not-found") throw missing();
  if (changed.reason === "wrong" || changed.reason === "wait") return refusedProof(sent, changed);
  const refused = formFailure(sent, { role: `role.refused.${changed.reason}` }, options);
  return data({ ...refused, minutes: null }, { status: 409 });
}

export default function RolePage() {
  const t = useT();
  const { person } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const chosen = typedText(sent?.typed, "role") ?? person.role;
  return (
    <>
      <BackLink to={`/admin/people/${person.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("role.title")}</h1>
      <p className="lede">
        {t("people.handle", { handle: person.handle })}, {t(`people.role.${person.role}`)}
      </p>
      <p>{t("role.what")}</p>
      <ProofForm sent={sent} submit={t("role.submit")}>
        <ChoiceField
          name="role"
          label={t("role.new")}
          error={sent?.errors.role}
          chosen={[chosen]}
          choices={givenRoles.map((role) => ({
            value: role,
            label: t(`people.role.${role}`),
            hint: t(`role.hint.${role}`),
          }))}
        />
      </ProofForm>
    </>
  );
}
