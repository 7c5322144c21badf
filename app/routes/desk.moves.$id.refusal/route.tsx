import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { declineMove } from "~/features/moves/moves.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.moves.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!/^\d{1,9}$/.test(id)) throw missing();
  const result = await declineMove(context.app, viewer, Number(id), context.now);
  if (result.ok) return redirect("/desk/moves", 303);
  if (result.reason === "not-found") throw missing();
  return data(null, { status: 409 });
}

export default function MoveRefusalPage() {
  const t = useT();
  return (
    <>
      <BackLink to={`/desk/moves/${useParams().id ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("move.decided")}</p>
    </>
  );
}
