import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { DeskReplyLine } from "~/features/replies/desk-reply-line";
import { listDeskReplies } from "~/features/replies/replies.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.replies.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const isTakenBack = new URL(request.url).searchParams.has("taken-back");
  return { replies: await listDeskReplies(context.app), isTakenBack };
}

export default function DeskRepliesPage() {
  const t = useT();
  const { replies, isTakenBack } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("desk.replies.title")}</h1>
      <p className="lede">{t("desk.replies.lede")}</p>
      {isTakenBack ? (
        <p className="notice" role="status">
          {t("desk.replies.gone")}
        </p>
      ) : null}
      <form method="get" action="/desk/prisoners" className="card">
        <div className="field">
          <label htmlFor="q">{t("desk.replies.from-whom")}</label>
          <input id="q" name="q" type="search" className="input" autoComplete="off" />
        </div>
        <button type="submit" className="button">
          {t("desk.replies.find")}
        </button>
      </form>
      {replies.length === 0 ? <p>{t("desk.replies.none")}</p> : null}
      <ul className="card-list">
        {replies.map((reply) => (
          <li key={reply.id} className="card">
            <DeskReplyLine reply={reply} />
          </li>
        ))}
      </ul>
    </>
  );
}
