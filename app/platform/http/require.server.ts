import { type Action, can, type Resource } from "~/domain/access/permissions";
import type { Viewer } from "~/domain/access/roles";
import type { RequestContext } from "./context.server";

/**
 * The viewer, if their role may do this to that kind of thing; otherwise the page is not there for them. The server
 * has admitted the audience before; this is the route's own word on it.
 */
export function requireGrant(context: RequestContext, action: Action, resource: Resource): Viewer {
  const { viewer } = context;
  if (!viewer || !can(viewer, action, resource)) throw missing();
  return viewer;
}

/** The answer for what is not there and for what is somebody else's. */
export function missing(): Response {
  return new Response(null, { status: 404 });
}
