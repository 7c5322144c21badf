import type { UnheardForm } from "~/components/document";

/** More than any page of ours sends; what goes on is left out. */
const FIELDS_MOST = 1000;
/** A page never shows these, not even to whoever typed them. */
const SECRET = /pass|current|code|secret|token|sealed|^first$/i;

/** What a form said that is not heard now, so that its page can offer to send it again. A file is not kept. */
export async function readUnheard(request: Request): Promise<UnheardForm> {
  const { pathname, search } = new URL(request.url);
  return { address: pathname + search, fields: await readFields(request) };
}

async function readFields(request: Request): Promise<UnheardForm["fields"]> {
  if (/^multipart/i.test(request.headers.get("content-type") ?? "")) return [];
  return [...new URLSearchParams(await request.text())]
    .slice(0, FIELDS_MOST)
    .filter(([name]) => !SECRET.test(name));
}
