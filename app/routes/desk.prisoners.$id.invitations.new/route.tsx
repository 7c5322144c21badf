import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { TextField } from "~/components/fields/text-field";
import { INVITATION_DAYS } from "~/domain/family/invitation";
import { readDeskPrisonerName } from "~/features/desk/prisoner.server";
import { invitationForm } from "~/features/invitations/invitation.form";
import { clearedLinkCookie, linkCookie, linkToShow } from "~/features/invitations/invitation-cookies.server";
import { createInvitation } from "~/features/invitations/invitations.server";
import { MadeLink } from "~/features/invitations/made-link";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomToken } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "invite.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = requireGrant(context, "write", "desk");
  const prisoner = await readDeskPrisonerName(context.app, params.id ?? "");
  if (!prisoner) throw missing();
  const link = linkToShow(context, request, { personId, prisonerId: prisoner.id });
  if (!link) return { prisoner, key: randomToken(), made: null };
  const made = { address: `${context.origin}/invitations/${link.token}`, expiresAt: link.expiresAt };
  return data({ prisoner, key: "", made }, { headers: { "Set-Cookie": clearedLinkCookie(context) } });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const sent = await request.formData();
  const form = parseForm(invitationForm, sent);
  if (!form.ok) return data(form, { status: 422 });
  const prisonerId = params.id ?? "";
  const made = await createInvitation(context.app, viewer, prisonerId, form.values, context.now);
  if (!made.ok && made.reason === "not-found") throw missing();
  if (!made.ok) return data(formFailure(sent, { form: "field.form-key" }), { status: 422 });
  const { token, expiresAt } = made;
  const cookie = linkCookie(context, { personId: viewer.personId, prisonerId, token, expiresAt });
  return redirect(`/desk/prisoners/${prisonerId}/invitations/new`, {
    status: 303,
    headers: { "Set-Cookie": cookie },
  });
}

export default function NewInvitationPage() {
  const t = useT();
  const { prisoner, key, made } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const page = `/desk/prisoners/${prisoner.id}`;
  return (
    <>
      <BackLink to={`${page}#relatives`} />
      <ErrorSummary errors={failed?.errors} />
      <h1>{t(made ? "invite.made.heading" : "invite.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      {made ? (
        <>
          <MadeLink {...made} />
          <div className="actions">
            <a href={`${page}/invitations/new`}>{t("invite.made.another")}</a>
          </div>
        </>
      ) : (
        <form method="post">
          <input type="hidden" name="key" defaultValue={typedText(failed?.typed, "key") ?? key} />
          <p>{t("invite.lede", { count: INVITATION_DAYS })}</p>
          <TextField
            name="note"
            label={t("invite.note")}
            hint={t("invite.note.hint")}
            error={failed?.errors.note}
            defaultValue={typedText(failed?.typed, "note")}
            autoComplete="off"
          />
          <div className="actions">
            <button type="submit" className="button">
              {t("invite.submit")}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
