import type { Viewer } from "~/domain/access/roles";
import { type Proof, proveAgain } from "~/features/account/prove.server";
import type { App } from "~/platform/app.server";
import { limits, withinLimit } from "~/platform/rate-limit.server";

/** A file to be saved, made piece by piece, or why there is none. */
export type Export =
  | { ok: true; pieces: AsyncGenerator<string> }
  | Exclude<Proof, { ok: true }>
  | { ok: false; reason: "too-many" | "nobody" };

/** Lists leave the house for whoever proves again who they are, and not without end. */
export async function mayExport(app: App, viewer: Viewer, password: string, now: Date): Promise<Proof> {
  if (!(await withinLimit(app, "export", viewer.personId, now))) {
    return { ok: false, reason: "wait", minutes: limits.export.minutes };
  }
  return proveAgain(app, viewer, password, now);
}
