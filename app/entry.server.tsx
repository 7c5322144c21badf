import { createHash } from "node:crypto";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { isStorageFull } from "#db/connection.server";
import css from "#styles/app.css?inline";
import { DocumentContext, type PageHandle } from "~/components/document";
import { dictionaryPart, translatorFor } from "~/i18n/dictionaries.server";
import { I18nContext } from "~/i18n/i18n";
import { pageResponse } from "~/platform/http/gzip.server";

const styleHash = createHash("sha256").update(css).digest("base64");

/** Renders a page whole. Pages without scripts take the plain, faster way. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  Object.assign(remix.staticHandlerContext.loaderData, context.loaderData);
  const page = <Page url={request.url} remix={remix} context={context} />;
  const hydrated = isHydrated(remix);
  const html = hydrated ? await renderWithScripts(page) : `<!DOCTYPE html>${renderToStaticMarkup(page)}`;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", policy(hydrated, remix, context.nonce));
  headers.set("Vary", "Cookie, Accept-Language");
  if (!context.storageFull) return pageResponse(html, context.gzip, { status, headers });
  headers.set("Retry-After", RETRY_AFTER_SECONDS);
  return pageResponse(html, context.gzip, { status: 503, headers });
}

const RETRY_AFTER_SECONDS = "300";

/** Keeps the kind of an error and where it happened; its message may quote what somebody typed. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  if (isStorageFull(error)) context.storageFull = true;
  context.app.log.error({ request: context.requestId, route: context.pattern, err: error });
};

function Page({ url, remix, context }: { url: string; remix: EntryContext; context: AppLoadContext }) {
  const { language, nonce, requestId, viewer, mustEnrol, app, storageFull, frozenSince, unheard } = context;
  return (
    <DocumentContext.Provider
      value={{
        css,
        nonce,
        requestId,
        storageFull,
        role: viewer?.role ?? null,
        demo: app.config.demo,
        enrolling: mustEnrol,
        sourceUrl: app.config.sourceUrl,
        frozen: frozenSince !== null,
        unheard,
        partOf: (prefixes) => dictionaryPart(language, prefixes),
      }}
    >
      <I18nContext.Provider value={{ language, t: translatorFor(language) }}>
        <RemixServer context={remix} url={url} nonce={nonce} />
      </I18nContext.Provider>
    </DocumentContext.Provider>
  );
}

function handles(remix: EntryContext): PageHandle[] {
  if (remix.staticHandlerContext.errors) return [];
  return remix.staticHandlerContext.matches.map((match) => match.route.handle as PageHandle).filter(Boolean);
}

function isHydrated(remix: EntryContext): boolean {
  return handles(remix).some((handle) => handle.hydrate);
}

/** Styles by hash, scripts by nonce, and a module named by a route for itself; nothing from anywhere else. */
function policy(hydrated: boolean, remix: EntryContext, nonce: string): string {
  const ownModule = handles(remix).some((handle) => handle.module);
  const asks = hydrated || handles(remix).some((handle) => handle.sends);
  const scripts =
    hydrated || import.meta.env.DEV ? `'nonce-${nonce}' 'strict-dynamic'` : ownModule ? "'self'" : "'none'";
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src 'self' ${import.meta.env.DEV ? "'unsafe-inline'" : `'sha256-${styleHash}'`}`,
    "img-src 'self'",
    `connect-src ${import.meta.env.DEV ? "'self' ws:" : asks ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** React writes the document type itself where it streams. */
function renderWithScripts(page: React.ReactElement): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => resolve(text(pipe(new PassThrough()))),
      onShellError: reject,
    });
  });
}
