import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { assignLine } from "~/features/receipts/assign.server";
import { readDecision } from "~/features/receipts/desk.server";
import { addressAfter, matchForm } from "~/features/receipts/match.form";
import { idIn } from "~/features/receipts/respond.server";
import { useT } from "~/i18n/i18n";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "not-done.title" } satisfies PageHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const lineId = idIn(params.line);
  const parsed = parseForm(matchForm, await request.formData());
  if (!parsed.ok) return data({ reason: "unknown-letter" } as const, { status: 422 });
  const { letter, aside } = parsed.values;
  const letterId = aside === "yes" ? null : Number(letter);
  const result = await assignLine(context.app, viewer, lineId, letterId, context.now);
  if (result.ok) {
    const line = await readDecision(context.app, lineId);
    if (!line) throw missing();
    return redirect(addressAfter(line, parsed.values), 303);
  }
  if (result.reason === "not-found") throw missing();
  return data({ reason: result.reason }, { status: result.reason === "unknown-letter" ? 422 : 409 });
}

/** Shown only when it could not be done. */
export default function MatchPage() {
  const t = useT();
  const reason = useActionData<typeof action>()?.reason ?? "decided-otherwise";
  return (
    <>
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t(`desk.receipts.${reason}`)}</p>
      <div className="actions">
        <a className="button" href="/desk/receipts">
          {t("desk.receipts.back")}
        </a>
      </div>
    </>
  );
}
