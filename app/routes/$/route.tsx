import type { LoaderFunctionArgs } from "@remix-run/node";

/** Whatever no other route answers, and every form while nothing may be changed. */
export function loader({ context }: LoaderFunctionArgs): never {
  throw new Response(null, { status: context.unheard ? 503 : 404 });
}

export default function Nothing() {
  return null;
}
