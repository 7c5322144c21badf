import type { App } from "~/platform/app.server";

/** Placeholder until the correspondence room is built. */
export async function settleDue(_app: App, _now: Date): Promise<number> {
  return 0;
}
