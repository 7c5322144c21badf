import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import type { WaitRefusal } from "~/domain/correspondence/line";
import { readWait, waitFor } from "~/features/line/wait.server";
import { WaitRefused } from "~/features/line/wait-refused";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "wait.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  const shown = await readWait(context.app, viewer, params.id ?? "", context.now);
  if (!shown) throw missing();
  const { verdict, ...person } = shown;
  return { ...person, refused: verdict.ok ? null : refusalShown(verdict, person.id) };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  const id = params.id ?? "";
  const verdict = await waitFor(context.app, viewer, id, context.now);
  if (verdict.ok) return redirect("/correspondence#line", 303);
  return data({ refused: refusalShown(verdict, id) }, { status: 409 });
}

/** A refusal that leads elsewhere goes there; a block reads as a line that is long enough. */
function refusalShown(refusal: WaitRefusal, id: string) {
  switch (refusal.reason) {
    case "not-found":
      throw missing();
    case "already-yours":
      throw redirect("/correspondence", 303);
    case "open":
      throw redirect(`/prisoners/${id}/claim`, 303);
    case "too-many":
      return { reason: refusal.reason, most: refusal.most };
    case "not-now":
      return { reason: "line-full" as const, most: 0 };
    default:
      return { reason: refusal.reason, most: 0 };
  }
}

export default function WaitPage() {
  const t = useT();
  const { id, refused, ...person } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const refusal = sent?.refused ?? refused;
  if (refusal) return <WaitRefused {...refusal} />;
  return (
    <>
      <BackLink to={`/prisoners/${id}`} />
      <p className="quiet mb-2">{t("wait.title")}</p>
      <h1>
        <PrisonerName {...person} />
      </h1>
      <p>{t("wait.lede")}</p>
      <ul>
        <li>{t("wait.told")}</li>
        <li>{t("wait.order")}</li>
        <li>{t("wait.nothing-owed")}</li>
      </ul>
      <form method="post" className="actions">
        <button className="button" type="submit">
          {t("wait.submit")}
        </button>
        <a href={`/prisoners/${id}`}>{t("wait.not")}</a>
      </form>
    </>
  );
}
