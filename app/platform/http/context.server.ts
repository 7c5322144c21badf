import type { UnheardForm } from "~/components/document";
import type { AddressPattern } from "~/domain/access/addresses";
import type { Language, Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";

/** What every loader and action is given beside the request. */
export interface RequestContext {
  app: App;
  viewer: Viewer | null;
  /** The viewer has to set a second factor up before anything else is there for them. */
  mustEnrol: boolean;
  /** Digest that names the session in the database; null for visitors. */
  sessionIdHash: string | null;
  /** One instant for the whole request. */
  now: Date;
  language: Language;
  requestId: string;
  /** For the Content-Security-Policy of a page that carries scripts. */
  nonce: string;
  /** The address that matched; null for a page that is not there. */
  pattern: AddressPattern | null;
  /** The configured origin this request came by; decides cookie names. */
  origin: string;
  /** Since when nothing may be changed here; null while the site is open. */
  frozenSince: string | null;
  /** A form that was not heard because of that; null for any other request. */
  unheard: UnheardForm | null;
  /** Network address of the client, for rate limits only; never stored or logged. */
  clientAddress: string | null;
  /** Whether the browser takes gzip. */
  gzip: boolean;
  /** What loaders found for a page without scripts, by route: see `keptFromBrowsers`. */
  loaderData: Record<string, unknown>;
  /** Set once a write failed because the disk is full: the answer is then the page that says so, whatever was asked. */
  storageFull: boolean;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
