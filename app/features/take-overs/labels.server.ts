import { searchKey } from "~/domain/prisoners/names";
import type { App } from "~/platform/app.server";

/** Under which a writer of a spreadsheet is found again, however their name is spelled there. */
export function labelIndex(app: App, label: string): string {
  return app.crypto.blindIndex("sheet-writer", searchKey(label).replace(/^@/, ""));
}

/** Where a writer's name in the spreadsheet is sealed. */
export function labelPlace(id: string) {
  return { table: "sheetWriter", column: "labelEncrypted", rowId: id };
}

/** What a spreadsheet calls a writer; null once an account goes on for them. */
export function labelOf(app: App, id: string, sealed: string | null): string | null {
  return sealed === null ? null : app.crypto.open(sealed, labelPlace(id));
}
