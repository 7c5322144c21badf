import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { TextField } from "~/components/fields/text-field";
import { setCapacity } from "~/features/volunteers/deeds.server";
import { Handle } from "~/features/volunteers/handle";
import { readOpenVolunteer } from "~/features/volunteers/read.server";
import { capacityForm } from "~/features/volunteers/volunteer.form";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "volunteer.capacity.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const volunteer = await readOpenVolunteer(context.app, params.id ?? "");
  if (!volunteer) throw missing();
  return { volunteer };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  if (!(await readOpenVolunteer(context.app, id))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(capacityForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const result = await setCapacity(context.app, viewer, id, parsed.values, context.now);
  if (result.ok) return redirect(`/desk/volunteers/${id}?done=capacity`, 303);
  if (result.reason === "not-found") throw missing();
  const status = result.reason === "changed" ? 409 : 422;
  return data(formFailure(form, { to: `volunteer.capacity.${result.reason}` }), { status });
}

export default function VolunteerCapacityPage() {
  const t = useT();
  const { volunteer } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { capacity, open } = volunteer;
  return (
    <>
      <BackLink to={`/desk/volunteers/${volunteer.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("volunteer.capacity.title")}</h1>
      <p className="lede">
        <Handle {...volunteer} />
      </p>
      <p>{t("volunteer.capacity.now", { open, capacity })}</p>
      <form method="post">
        <input type="hidden" name="from" value={capacity} />
        <TextField
          name="to"
          label={t("volunteer.capacity.to")}
          hint={t("volunteer.capacity.hint")}
          error={sent?.errors.to}
          defaultValue={typedText(sent?.typed, "to") ?? String(capacity)}
          inputMode="numeric"
          autoComplete="off"
          short
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("writing.save")}
          </button>
        </div>
      </form>
    </>
  );
}
