import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { readDeletion } from "~/features/own-data/delete-account.server";
import { DeletionPoints } from "~/features/own-data/deletion-points";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "deletion.title" } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  return readDeletion(context.app, viewer);
}

export default function DeletionPage() {
  const t = useT();
  const deletion = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/account/data" />
      <h1>{t("deletion.title")}</h1>
      <p className="lede">{t("deletion.lede")}</p>
      <DeletionPoints {...deletion} />
      {deletion.isLast ? (
        <p className="notice">
          {t("deletion.last-admin")} <a href="/admin/people">{t("people.title")}</a>
        </p>
      ) : (
        <p className="actions">
          <a className="button" href="/account/deletion/confirmation">
            {t("deletion.next")}
          </a>
          <a href="/account">{t("deletion.keep")}</a>
        </p>
      )}
    </>
  );
}
