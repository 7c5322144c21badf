import { isRouteErrorResponse, Outlet, Scripts, useMatches, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import stylesheet from "#styles/app.css?url";
import { type PageHandle, useDocument } from "~/components/document";
import { Failure, Missing, StorageFull } from "~/components/error-pages";
import { Shell } from "~/components/shell";
import { Unheard } from "~/components/unheard";
import { useI18n } from "~/i18n/i18n";

export default function Root() {
  return <Outlet />;
}

/** The document around every page. Scripts are there only where the route asks for them. */
export function Layout({ children }: { children: ReactNode }) {
  const { language, t } = useI18n();
  const { css, nonce, unheard, storageFull } = useDocument();
  const devNonce = import.meta.env.DEV && nonce ? { nonce } : {};
  const failed = useRouteError() != null;
  const handle = usePageHandle();
  const hydrated = !failed && handle?.hydrate !== undefined;
  const failure = unheard ? "unheard.title" : storageFull ? "storage-full.title" : "error.title";
  const title = t(failed || !handle ? failure : handle.title);
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${t("site.name")}`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {hydrated || !css ? (
          <link rel="stylesheet" href={stylesheet} />
        ) : (
          <style dangerouslySetInnerHTML={{ __html: css }} />
        )}
        {!failed && handle?.module ? <script type="module" src={handle.module} {...devNonce} /> : null}
        {import.meta.env.DEV && !hydrated ? <script type="module" src="/@vite/client" {...devNonce} /> : null}
      </head>
      <body>
        <Shell failed={failed} wide={handle?.wide ?? false}>
          {children}
        </Shell>
        {hydrated && handle?.hydrate ? <BrowserPart prefixes={[handle.title, ...handle.hydrate]} /> : null}
      </body>
    </html>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { storageFull, unheard } = useDocument();
  if (storageFull) return <StorageFull />;
  if (unheard) return <Unheard form={unheard} />;
  return isRouteErrorResponse(error) && error.status === 404 ? <Missing /> : <Failure />;
}

function usePageHandle(): PageHandle | undefined {
  return useMatches().at(-1)?.handle as PageHandle | undefined;
}

/** Words of the frame around every page. */
const SHELL = ["site.", "nav.", "footer."];

/** What a hydrated page carries: its words, then the scripts. */
function BrowserPart({ prefixes }: { prefixes: readonly string[] }) {
  const { language } = useI18n();
  const { role, demo, sourceUrl, frozen, nonce, partOf, pageData } = useDocument();
  const data =
    pageData ??
    JSON.stringify({ language, role, demo, sourceUrl, frozen, messages: partOf?.([...prefixes, ...SHELL]) });
  return (
    <>
      <script
        id="page-data"
        type="application/json"
        dangerouslySetInnerHTML={{ __html: data.replaceAll("<", "\\u003c") }}
      />
      <Scripts {...(nonce ? { nonce } : {})} />
    </>
  );
}
