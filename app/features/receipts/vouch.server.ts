import { findNewWritersConfirmedBy } from "#db/repositories/receipts";
import { makeKnown } from "~/features/correspondence/trust.server";
import type { App } from "~/platform/app.server";

/**
 * Somebody outside an account said that a letter of it arrived: from now on it is a known one (security.md §12). Each
 * account in a transaction of its own, after the receipt's, for its profile is locked before any load; what a crash
 * leaves undone the same form does when it is sent again, or the next receipt.
 */
export async function vouchForWriters(app: App, receiptId: number, now: Date): Promise<void> {
  for (const personId of await findNewWritersConfirmedBy(app.db, receiptId)) {
    await makeKnown(app, personId, now);
  }
}
