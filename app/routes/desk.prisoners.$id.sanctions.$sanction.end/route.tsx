import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { endForm, untilOf } from "~/features/custody/sanction.form";
import { SanctionList } from "~/features/custody/sanction-list";
import { readSanctions, sayEnd } from "~/features/custody/sanctions.server";
import { UntilField } from "~/features/custody/until-field";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { numberIn } from "~/platform/http/number-in.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "sanction.end" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const read = await readSanctions(context.app, params.id ?? "", context.now);
  const sanction = read?.sanctions.find(({ id }) => id === numberIn(params.sanction));
  if (!read || !sanction) throw missing();
  return { prisoner: read.prisoner, sanction, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const prisonerId = params.id ?? "";
  const form = await request.formData();
  const parsed = parseForm(endForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const which = { prisonerId, id: numberIn(params.sanction) };
  const result = await sayEnd(context.app, viewer, which, untilOf(parsed.values), context.now);
  if (result.ok) return redirect(`/desk/prisoners/${prisonerId}/sanction`, 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { untilDay: `sanction.${result.reason}` }), { status: 422 });
}

export default function SanctionEndPage() {
  const t = useT();
  const { prisoner, sanction, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const [year = "", month = "", day = ""] = sanction.until.date?.split("-") ?? [];
  const known = { untilYear: year, untilMonth: month, untilDay: day };
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisoner.id}/sanction`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("sanction.end")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      <SanctionList sanctions={[sanction]} base={null} />
      <form method="post">
        <input type="hidden" name="key" value={key} />
        <UntilField typed={sent?.typed ?? known} error={sent?.errors.untilDay} />
        <div className="actions">
          <button className="button" type="submit">
            {t("sanction.end-submit")}
          </button>
        </div>
      </form>
    </>
  );
}
