import type { SaidWord } from "./facts";
import type { GoodRow } from "./plan";

/** A word of the list, what it was read as (null: not understood), and in how many rows it stands. */
export type WordCount = SaidWord & { rows: number };

/** The words for states in these rows, those not understood first, then the most frequent. */
export function wordsOf(rows: readonly GoodRow[]): WordCount[] {
  const counts = new Map<string, WordCount>();
  for (const said of rows.flatMap((row) => row.said)) {
    const key = `${said.column} ${said.word}`;
    const there = counts.get(key);
    if (there) there.rows += 1;
    else counts.set(key, { ...said, rows: 1 });
  }
  const understood = ({ readAs }: WordCount) => (readAs === null ? 0 : 1);
  return [...counts.values()].sort((a, b) => understood(a) - understood(b) || b.rows - a.rows);
}
