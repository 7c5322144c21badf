import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { TextField } from "~/components/fields/text-field";
import { ProofForm } from "~/features/account/proof-form";
import { refusedProof } from "~/features/account/refused-proof.server";
import { colleagueForm, colleagueRoles } from "~/features/colleagues/colleague.form";
import { inviteColleague } from "~/features/colleagues/invite.server";
import { MadeLink } from "~/features/colleagues/made-link";
import { useT } from "~/i18n/i18n";
import { randomToken } from "~/platform/crypto/random.server";
import { type FormErrors, formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "colleagues.new" } satisfies PageHandle;

/** The page shows a link that opens the desk: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

const options = { secrets: ["password"] };
const nothing: FormErrors = {};

export function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  return { key: randomToken() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  const sent = await request.formData();
  const form = parseForm(colleagueForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null, made: null }, { status: 422 });
  const made = await inviteColleague(context.app, viewer, form.values, context.now);
  if (made.ok) {
    const link = { address: `${context.origin}/colleagues/${made.token}`, expiresAt: made.expiresAt };
    return data({ errors: nothing, typed: {}, minutes: null, made: link });
  }
  if (made.reason !== "old-form") return refusedProof(sent, made);
  const refused = formFailure(sent, { form: "field.form-key" }, options);
  return data({ ...refused, minutes: null, made: null }, { status: 422 });
}

export default function NewColleaguePage() {
  const t = useT();
  const { key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const made = sent && "made" in sent ? sent.made : null;
  const chosen = typedText(sent?.typed, "role");
  if (made) return <MadeLink {...made} />;
  return (
    <>
      <BackLink to="/admin/invitations" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("colleagues.new")}</h1>
      <p>{t("colleagues.new.lede")}</p>
      <ProofForm sent={sent} submit={t("invite.submit")}>
        <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? key} />
        <ChoiceField
          name="role"
          label={t("people.role")}
          error={sent?.errors.role}
          chosen={chosen === undefined ? [] : [chosen]}
          choices={colleagueRoles.map((role) => ({
            value: role,
            label: t(`people.role.${role}`),
            hint: t(`role.hint.${role}`),
          }))}
        />
        <TextField
          name="note"
          label={t("invite.note")}
          hint={t("colleagues.note.hint")}
          error={sent?.errors.note}
          defaultValue={typedText(sent?.typed, "note")}
          autoComplete="off"
        />
      </ProofForm>
    </>
  );
}
