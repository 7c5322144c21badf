import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { HandOverForm } from "~/features/volunteers/hand-over-form";
import { respondToHandOver } from "~/features/volunteers/respond.server";
import { readThread } from "~/features/volunteers/successions.server";
import { choiceOf } from "~/features/volunteers/volunteer.form";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "hand-over.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const thread = await readThread(context.app, params.id ?? "", context.now);
  if (!thread) throw missing();
  const { personId: _, ...shown } = thread;
  return { thread: shown, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const thread = await readThread(context.app, params.id ?? "", context.now);
  if (!thread) throw missing();
  return respondToHandOver(context, request, viewer, thread.personId, "/desk/successions?done=opened");
}

export default function HandOverPage() {
  const { language, t } = useI18n();
  const { thread, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { signature, lastLetterOn } = thread;
  return (
    <>
      <BackLink to="/desk/successions" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("hand-over.title")}</h1>
      <p className="lede">
        <PrisonerName {...thread} />
      </p>
      <p>
        {lastLetterOn
          ? t("hand-over.of", { signature, date: formatDate(language, lastLetterOn) })
          : t("hand-over.of-unwritten", { signature })}
      </p>
      <p>{t("hand-over.what")}</p>
      {thread.state === "closed" ? (
        <p className="notice">{t("hand-over.ended")}</p>
      ) : (
        <HandOverForm choices={[{ value: choiceOf(thread), label: signature }]} formKey={key} sent={sent} />
      )}
    </>
  );
}
