import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { DormantTable } from "~/features/volunteers/dormant-table";
import { Said } from "~/features/volunteers/said";
import { SuccessionList } from "~/features/volunteers/succession-list";
import { listSuccessions } from "~/features/volunteers/successions.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "successions.title", wide: true } satisfies PageHandle;

const deeds = ["opened", "restored", "over", "noted"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const { searchParams } = new URL(request.url);
  const list = await listSuccessions(context.app, searchParams.get("after") ?? "");
  const done = deeds.find((each) => each === searchParams.get("done")) ?? null;
  return { ...list, done, key: randomId() };
}

export default function SuccessionsPage() {
  const t = useT();
  const { dormant, dormantCount, next, open, openCount, isFirst, done, key } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk" />
      {done ? <Said>{t(`successions.said.${done}`)}</Said> : null}
      <h1>{t("successions.title")}</h1>
      {dormant.length === 0 ? (
        <p className="notice">{t("successions.none")}</p>
      ) : (
        <DormantTable rows={dormant} count={dormantCount} formKey={key} />
      )}
      {isFirst && !next ? null : (
        <nav className="actions" aria-label={t("desk-list.pages")}>
          {isFirst ? null : (
            <a className="button button-quiet" href="/desk/successions">
              {t("successions.first")}
            </a>
          )}
          {next ? (
            <a
              className="button button-quiet"
              rel="next"
              href={`/desk/successions?${new URLSearchParams({ after: next })}`}
            >
              {t("desk-list.next")}
            </a>
          ) : null}
        </nav>
      )}
      <h2>{t("succession.waiting")}</h2>
      {open.length === 0 ? <p>{t("succession.none")}</p> : null}
      {openCount > open.length ? (
        <p>{t("desk.receipts.shown", { shown: open.length, count: openCount })}</p>
      ) : null}
      <SuccessionList successions={open} />
    </>
  );
}
