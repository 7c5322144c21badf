import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { HandOverForm } from "~/features/volunteers/hand-over-form";
import { Handle } from "~/features/volunteers/handle";
import { readOpenVolunteer, readVolunteer } from "~/features/volunteers/read.server";
import { respondToHandOver } from "~/features/volunteers/respond.server";
import { ThreadState } from "~/features/volunteers/thread-table";
import { choiceOf } from "~/features/volunteers/volunteer.form";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "hand-over.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const volunteer = await readVolunteer(context.app, params.id ?? "", context.now);
  if (!volunteer || volunteer.closed) throw missing();
  const { id, handle: name, threads } = volunteer;
  const open = threads.filter(({ state }) => state !== "closed");
  return { id, handle: name, threads: open, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  if (!(await readOpenVolunteer(context.app, id))) throw missing();
  return respondToHandOver(context, request, viewer, id, `/desk/volunteers/${id}?done=handed-over`);
}

export default function VolunteerHandOverPage() {
  const t = useT();
  const { id, handle: name, threads, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const choices = threads.map((thread) => ({
    value: choiceOf(thread),
    label: <bdi>{thread.signature}</bdi>,
    hint: <ThreadState thread={thread} />,
  }));
  return (
    <>
      <BackLink to={`/desk/volunteers/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("hand-over.title")}</h1>
      <p className="lede">
        <Handle handle={name} />
      </p>
      <p>{t("hand-over.what")}</p>
      {threads.length === 0 ? (
        <p className="notice">{t("hand-over.none")}</p>
      ) : (
        <HandOverForm choices={choices} formKey={key} sent={sent} />
      )}
    </>
  );
}
