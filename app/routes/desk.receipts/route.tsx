import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { readReceiptDesk } from "~/features/receipts/desk.server";
import { UnplacedLine } from "~/features/receipts/unplaced-line";
import { useI18n } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.receipts.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return readReceiptDesk(context.app);
}

export default function DeskReceiptsPage() {
  const { language, t } = useI18n();
  const { waiting, lines, contradictions } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("desk.receipts.title")}</h1>
      <p className="lede">{t("desk.receipts.lede")}</p>
      <h2>{t("desk.receipts.unplaced")}</h2>
      {waiting === 0 ? <p>{t("desk.receipts.none")}</p> : null}
      {waiting > lines.length ? (
        <p>{t("desk.receipts.shown", { shown: lines.length, count: waiting })}</p>
      ) : null}
      <ul className="card-list">
        {lines.map((line) => (
          <li key={line.id} className="card">
            <UnplacedLine line={line} />
          </li>
        ))}
      </ul>
      <h2>{t("desk.receipts.look")}</h2>
      {contradictions.length === 0 ? <p>{t("desk.receipts.look.none")}</p> : null}
      <ul>
        {contradictions.map(({ id, prisonerId, name, nameLatin, signature, number, contradiction }) => (
          <li key={`${id} ${contradiction}`}>
            <a href={`/desk/prisoners/${prisonerId}`}>
              <bdi>{language === "ru" ? name : nameLatin}</bdi>
            </a>
            : {signature === null ? null : <bdi>{signature}, </bdi>}
            {t("receipt.letter", { number })}. {t(`desk.receipts.${contradiction}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
