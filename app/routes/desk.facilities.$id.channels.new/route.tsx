import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChannelForm } from "~/features/facilities/channel-form";
import { addChannel } from "~/features/facilities/channels.server";
import { dayIn, newChannelForm } from "~/features/facilities/facility.form";
import { readFacilityFacts } from "~/features/facilities/read.server";
import { refusedChannel } from "~/features/facilities/respond.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "place.new-channel" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const facility = await readFacilityFacts(context.app, params.id ?? "");
  if (!facility) throw missing();
  return { facility, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { app, now } = context;
  const facility = await readFacilityFacts(app, params.id ?? "");
  if (!facility) throw missing();
  const form = await request.formData();
  const parsed = parseForm(newChannelForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { channel, note, source, version, key } = parsed.values;
  const days = { worksSince: dayIn(parsed.values, "since"), worksUntil: dayIn(parsed.values, "until") };
  const facts = { ...days, note, source, version, key };
  const result = await addChannel(app, viewer, facility.id, channel, facts, now);
  if (result.ok) return redirect(`/desk/facilities/${facility.id}`, 303);
  return refusedChannel(form, result.reason, facility.version);
}

export default function NewChannelPage() {
  const t = useT();
  const { facility, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/facilities/${facility.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("place.new-channel")}</h1>
      <p className="lede" lang="ru">
        {facility.name}
      </p>
      <ChannelForm channel={null} version={facility.version} formKey={key} sent={sent} />
    </>
  );
}
