import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { PageLinks } from "~/components/page-links";
import { Contradictions } from "~/features/receipts/contradictions";
import { DecisionNotice } from "~/features/receipts/decision";
import { readDecision, readReceiptDesk } from "~/features/receipts/desk.server";
import { lineIn } from "~/features/receipts/match.form";
import { UnplacedLine } from "~/features/receipts/unplaced-line";
import { useI18n } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.receipts.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const search = new URL(request.url).searchParams;
  const page = /^[1-9]\d{0,4}$/.test(search.get("page") ?? "") ? Number(search.get("page")) : 1;
  const desk = await readReceiptDesk(context.app, { prisonerId: search.get("prisoner"), page });
  if (!desk) throw missing();
  return { ...desk, decision: await readDecision(context.app, lineIn(search)) };
}

export default function DeskReceiptsPage() {
  const { language, t } = useI18n();
  const { of, waiting, page, hasMore, lines, contradictions, decision } = useLoaderData<typeof loader>();
  const back = { back: of ? "person" : "all", page } as const;
  const filter = of ? `prisoner=${of.id}&` : "";
  return (
    <>
      <BackLink to={of ? `/desk/prisoners/${of.id}` : "/desk"} />
      <h1>{t("desk.receipts.title")}</h1>
      {of ? (
        <p className="lede">
          <bdi>{language === "ru" ? of.name : of.nameLatin}</bdi>.{" "}
          <a href="/desk/receipts">{t("desk.receipts.all")}</a>
        </p>
      ) : (
        <p className="lede">{t("desk.receipts.lede")}</p>
      )}
      <DecisionNotice line={decision} back={back} />
      <h2>{t("desk.receipts.unplaced")}</h2>
      <p>{waiting === 0 ? t("desk.receipts.none") : t("desk.receipts.waiting", { count: waiting })}</p>
      <ul className="card-list">
        {lines.map((line) => (
          <li key={line.id} className="card">
            <UnplacedLine line={line} back={back} />
          </li>
        ))}
      </ul>
      <PageLinks
        previous={page > 1 ? `/desk/receipts?${filter}page=${page - 1}` : null}
        next={hasMore ? `/desk/receipts?${filter}page=${page + 1}` : null}
      />
      <Contradictions contradictions={contradictions} />
    </>
  );
}
