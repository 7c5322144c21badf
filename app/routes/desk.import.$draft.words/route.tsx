import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { saveWords } from "~/features/import/draft-page.server";
import { wordsIn } from "~/features/import/words.form";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import.preview" } satisfies PageHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireGrant(context, "write", "desk");
  const id = params.draft ?? "";
  const saved = await saveWords(context.app, id, wordsIn(await request.formData()), context.now);
  if (saved === "not-found") throw missing();
  if (saved === "busy") return data(null, { status: 409 });
  return redirect(`/desk/import/${id}`, 303);
}

export default function DeskImportWordsPage() {
  const t = useT();
  return (
    <>
      <BackLink to={`/desk/import/${useParams().draft ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("import.busy")}</p>
    </>
  );
}
