import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { releaseKinds } from "~/domain/prisoners/custody-change";
import { releaseForm } from "~/features/custody/custody.form";
import { readCustodyForm } from "~/features/custody/custody.server";
import { ReleaseField, ToldFields } from "~/features/custody/custody-fields";
import { CustodyForm, CustodyReview } from "~/features/custody/custody-form";
import { answerCustody } from "~/features/custody/respond.server";
import { sinceOf } from "~/features/moves/move.form";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "custody.release.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const prisoner = await readCustodyForm(context.app, params.id ?? "");
  if (!prisoner) throw missing();
  return { prisoner, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const form = await request.formData();
  const parsed = parseForm(releaseForm, form);
  if (!parsed.ok) return data({ ...parsed, review: null }, { status: 422 });
  const { values } = parsed;
  const deed = { kind: values.kind, since: sinceOf(values) };
  return answerCustody({ context, viewer, prisonerId: params.id ?? "", form, deed, values });
}

export default function ReleasePage() {
  const t = useT();
  const { prisoner, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const title = t("custody.release.title");
  const whose = { prisonerId: prisoner.id, person: <PrisonerName {...prisoner} /> };
  if (sent?.review) {
    const { writers, withoutAccount, parcels, seen } = sent.review;
    const lines = [
      t("custody.closes", { count: writers }),
      t("custody.thanks"),
      ...(withoutAccount === 0 ? [] : [t("custody.without-account", { count: withoutAccount })]),
      ...(parcels === 0 ? [] : [t("custody.parcels-end", { count: parcels })]),
    ];
    const kind = releaseKinds.find((each) => each === typedText(sent.typed, "kind")) ?? "released";
    const said = [[t("custody.how-free"), t(`custody.kind.${kind}`)]] as const;
    const shown = { title, sent, seen, said, lines, when: "custody.when" } as const;
    return <CustodyReview {...whose} {...shown} submit={t("custody.release.submit")} />;
  }
  return (
    <CustodyForm {...whose} title={title} formKey={key} sent={sent}>
      {(fields) => (
        <>
          <ReleaseField {...fields} />
          <ToldFields {...fields} when="custody.when" />
        </>
      )}
    </CustodyForm>
  );
}
