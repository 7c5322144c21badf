import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { describeAccount } from "~/features/account/describe.server";
import { KeptFacts } from "~/features/account/kept-facts";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "account.title" } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "own-account");
  return describeAccount(context.app, viewer);
}

export default function AccountPage() {
  const t = useT();
  const account = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("account.title")}</h1>
      <h2>{t("account.change")}</h2>
      <ul className="ways mt-0">
        {account.role === "volunteer" ? (
          <li>
            <a href="/account/writing">{t("account.writing")}</a>
          </li>
        ) : null}
        <li>
          <a href="/account/security">{t("account.security")}</a>
        </li>
        <li>
          <a href="/account/data">{t("account.data")}</a>
        </li>
      </ul>
      <h2>{t("account.kept")}</h2>
      <KeptFacts account={account} />
      {account.role === "volunteer" ? <p>{t("account.besides")}</p> : null}
      {account.role === "family" ? <p>{t("account.besides.family")}</p> : null}
      <p>
        {t("account.nothing-else")} <a href="/privacy">{t("account.privacy")}</a>
      </p>
      <form method="post" action="/sign-out" className="actions">
        <button type="submit" className="button button-quiet">
          {t("account.sign-out")}
        </button>
      </form>
    </>
  );
}
