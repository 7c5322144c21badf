import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { discardDraft } from "~/features/import/drafts.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import.heading" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  requireGrant(context, "write", "desk");
  const discarded = await discardDraft(context.app, params.draft ?? "", context.now);
  if (discarded === "not-found") throw missing();
  return discarded === "busy" ? data(null, { status: 409 }) : redirect("/desk/import", 303);
}

export default function DeskImportRemovalPage() {
  const t = useT();
  return (
    <>
      <BackLink to={`/desk/import/${useParams().draft ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("import.busy")}</p>
    </>
  );
}
