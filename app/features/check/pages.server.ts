import { type Database, inSnapshot, type Tx } from "#db/connection.server";
import type { Difference } from "./differences";

const PAGE_ROWS = 200;

interface Page<Id> {
  ids: readonly Id[];
  differences: Difference[];
}

/** Checks a table page by page, from the id after `first`; counts the rows and gathers what differs. */
export async function inPages<Id extends string | number>(
  db: Database,
  first: Id,
  check: (tx: Tx, after: Id, limit: number) => Promise<Page<Id>>,
): Promise<{ rows: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  let rows = 0;
  for (let after: Id | undefined = first; after !== undefined; ) {
    const from: Id = after;
    const page: Page<Id> = await inSnapshot(db, (tx) => check(tx, from, PAGE_ROWS));
    differences.push(...page.differences);
    rows += page.ids.length;
    after = page.ids.length === PAGE_ROWS ? page.ids.at(-1) : undefined;
  }
  return { rows, differences };
}
