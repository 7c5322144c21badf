import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChannelForm } from "~/features/facilities/channel-form";
import { changeChannel } from "~/features/facilities/channels.server";
import { channelForm, dayIn } from "~/features/facilities/facility.form";
import { readChannel } from "~/features/facilities/read.server";
import { refusedChannel } from "~/features/facilities/respond.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "place.channel" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  return { ...(await found(context, params)), key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { facility, channel } = await found(context, params);
  const form = await request.formData();
  const parsed = parseForm(channelForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { note, source, version, key } = parsed.values;
  const days = { worksSince: dayIn(parsed.values, "since"), worksUntil: dayIn(parsed.values, "until") };
  const facts = { ...days, note, source, version, key };
  const result = await changeChannel(context.app, viewer, facility.id, channel.id, facts, context.now);
  if (result.ok) return redirect(`/desk/facilities/${facility.id}`, 303);
  return refusedChannel(form, result.reason, facility.version);
}

export default function ChannelPage() {
  const t = useT();
  const { facility, channel, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/facilities/${facility.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t(`channel.${channel.channel}`)}</h1>
      <p className="lede" lang="ru">
        {facility.name}
      </p>
      <ChannelForm channel={channel} version={facility.version} formKey={key} sent={sent} />
    </>
  );
}

async function found({ app }: RequestContext, params: { id?: string; channel?: string }) {
  const { id = "", channel = "" } = params;
  const read = /^\d{1,9}$/.test(channel) ? await readChannel(app, id, Number(channel)) : null;
  if (!read) throw missing();
  return read;
}
