import { createContext, useContext } from "react";
import type { Role } from "~/domain/access/roles";
import type { PlainKey } from "~/i18n/message-keys";
import type { Dictionary } from "~/i18n/translate";

/** A form that was not heard, to be shown and sent again; passwords and codes are left out. */
export interface UnheardForm {
  address: string;
  fields: [name: string, value: string][];
}

/** What the page around a route needs to know, on the server and, where a page carries scripts, in the browser. */
export interface DocumentFacts {
  role: Role | null;
  demo: boolean;
  /** Nothing but setting up a second factor is there for the reader. */
  enrolling?: boolean;
  /** Where the source code of this installation can be read; null or absent where nobody said. */
  sourceUrl?: string | null;
  /** Nothing may be changed on this site for now. */
  frozen?: boolean;
  unheard?: UnheardForm | null;
  requestId: string;
  /** The server could not write for lack of room. */
  storageFull?: boolean;
  /** Only while the server renders: the inlined style sheet and the nonce for scripts. */
  css?: string;
  nonce?: string;
  /** The data block for the browser, written by the server and read back from the page. */
  pageData?: string;
  partOf?: (prefixes: readonly string[]) => Dictionary;
}

/** What a route module may say about its page. */
export interface PageHandle {
  /** Key of the page's title. Titles never name a person: they stay in the browser's history. */
  title: PlainKey;
  /** Message prefixes the page needs in the browser; without this a page ships no script. */
  hydrate?: readonly string[];
  /** A small module of its own for a page without hydration: the address of the built file. */
  module?: string;
  /** That module sends the page's form itself, so the page may ask this server, and nobody else. */
  sends?: true;
  /** Wide pages are tables; all others keep a line short enough to read. */
  wide?: boolean;
}

export const DocumentContext = createContext<DocumentFacts>({ role: null, demo: false, requestId: "" });

export function useDocument(): DocumentFacts {
  return useContext(DocumentContext);
}
