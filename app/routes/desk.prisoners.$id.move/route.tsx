import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { statusesAfterMove } from "~/domain/prisoners/move";
import { moveForm, moveOf } from "~/features/custody/custody.form";
import { readCustodyForm } from "~/features/custody/custody.server";
import { PlaceFields, ToldFields } from "~/features/custody/custody-fields";
import { CustodyForm, CustodyReview } from "~/features/custody/custody-form";
import { answerCustody } from "~/features/custody/respond.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "custody.move.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const prisoner = await readCustodyForm(context.app, params.id ?? "");
  if (!prisoner) throw missing();
  const added = new URL(request.url).searchParams.get("facility") ?? "";
  return { prisoner, added, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const form = await request.formData();
  const parsed = parseForm(moveForm, form);
  if (!parsed.ok) return data({ ...parsed, review: null }, { status: 422 });
  const { values } = parsed;
  return answerCustody({ context, viewer, prisonerId: params.id ?? "", form, deed: moveOf(values), values });
}

export default function MovePage() {
  const t = useT();
  const { prisoner, added, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { facilityName, facilities } = prisoner;
  const title = t("custody.move.title");
  const whose = { prisonerId: prisoner.id, person: <PrisonerName {...prisoner} /> };
  if (sent?.review) {
    const { letters, writers, withoutAccount, parcels, isElsewhere, seen } = sent.review;
    const to = facilities.find(({ id }) => id === typedText(sent.typed, "facility"))?.name;
    const lines = isElsewhere
      ? [
          to ? t("custody.to", { place: to }) : t("custody.to-nowhere"),
          t("custody.at-risk", { count: letters }),
          t("custody.writers-told", { count: writers }),
          ...(withoutAccount === 0 ? [] : [t("custody.without-account", { count: withoutAccount })]),
          ...(parcels === 0 ? [] : [t("custody.parcels-wait", { count: parcels })]),
        ]
      : [t("custody.same-place")];
    const status = statusesAfterMove.find((each) => each === typedText(sent.typed, "status")) ?? "unknown";
    const said = [
      [t("custody.now-at"), facilityName ?? t("move.where-unknown")],
      [t("custody.place-to"), to ?? t("move.where-unknown")],
      [t("prisoner.status"), t(`status.${status}`)],
    ] as const;
    const shown = { title, sent, seen, said, lines, when: "custody.since" } as const;
    return <CustodyReview {...whose} {...shown} submit={t("custody.move.submit")} />;
  }
  return (
    <CustodyForm {...whose} title={title} formKey={key} sent={sent}>
      {(fields) => (
        <>
          <p>{facilityName ? t("move.now-at", { place: facilityName }) : t("move.now-nowhere")}</p>
          <PlaceFields {...fields} facilities={facilities} added={added} />
          <p>
            <a href={`/desk/facilities/new?move=${prisoner.id}`}>{t("move.add-place")}</a>
          </p>
          <ToldFields {...fields} />
        </>
      )}
    </CustodyForm>
  );
}
