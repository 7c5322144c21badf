import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { offboardReasons } from "~/domain/desk/volunteer-reasons";
import { Handle } from "~/features/volunteers/handle";
import { NoteField } from "~/features/volunteers/note-field";
import { offboard } from "~/features/volunteers/offboard.server";
import { OffboardReview } from "~/features/volunteers/offboard-review";
import { readAccount } from "~/features/volunteers/read.server";
import { ReasonField } from "~/features/volunteers/reason-form";
import { offboardForm } from "~/features/volunteers/volunteer.form";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "offboard.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const volunteer = await readAccount(context.app, params.id ?? "");
  if (!volunteer) throw missing();
  if (volunteer.closed) throw redirect(`/desk/volunteers/${volunteer.id}`, 303);
  return { volunteer, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const form = await request.formData();
  const page = `/desk/volunteers/${id}`;
  if (!(await readAccount(context.app, id))) throw missing();
  const parsed = parseForm(offboardForm, form);
  if (!parsed.ok) return data({ ...parsed, review: false }, { status: 422 });
  const { sure, ...values } = parsed.values;
  if (sure !== "yes") return data({ ...formFailure(form, {}), review: true });
  const result = await offboard(context.app, viewer, id, values, context.now);
  if (!result.ok && result.reason === "not-found") throw missing();
  return redirect(page, 303);
}

export default function OffboardPage() {
  const t = useT();
  const { volunteer, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const formKey = typedText(sent?.typed, "key") ?? key;
  const page = `/desk/volunteers/${volunteer.id}`;
  return (
    <>
      <BackLink to={sent?.review ? `${page}/offboard` : page} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t(sent?.review ? "offboard.review" : "offboard.title")}</h1>
      <p className="lede">
        <Handle {...volunteer} />
      </p>
      {sent?.review ? (
        <OffboardReview open={volunteer.open} typed={sent.typed} formKey={formKey} />
      ) : (
        <form method="post">
          <input type="hidden" name="key" value={formKey} />
          <p>{t("offboard.what")}</p>
          <ReasonField reasons={offboardReasons} sent={sent} />
          <NoteField sent={sent} />
          <div className="actions">
            <button type="submit" className="button">
              {t("offboard.next")}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
