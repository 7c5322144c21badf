import type { LoaderFunctionArgs } from "@remix-run/node";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { Points } from "~/components/points";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "own-data.title" } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "own-account");
  return null;
}

export default function OwnDataPage() {
  const t = useT();
  return (
    <>
      <BackLink to="/account" />
      <h1>{t("own-data.title")}</h1>
      <section>
        <h2>{t("own-data.copy")}</h2>
        <p>{t("own-data.copy.text")}</p>
        <p>
          <a href="/account/data/copy">{t("own-data.copy.open")}</a>
        </p>
      </section>
      <section>
        <h2>{t("own-data.long")}</h2>
        <Points of={["own-data.long.pair", "own-data.long.account"]} />
        <p>
          <a href="/privacy">{t("account.privacy")}</a>
        </p>
      </section>
      <section>
        <h2>{t("deletion.title")}</h2>
        <p>{t("deletion.text")}</p>
        <p>
          <a href="/account/deletion">{t("deletion.open")}</a>
        </p>
      </section>
    </>
  );
}
