import type { NewRow } from "#db/schema";

type Meant = Pick<NewRow<"importEntry">, "subject" | "subjectId" | "line" | "version">;

/** What is kept of one thing an import did; without both sides it created it. */
export function entryOf(
  runId: number,
  meant: Meant,
  sides?: { before: string; after: string },
): NewRow<"importEntry"> {
  const action = sides === undefined ? "created" : "changed";
  return { runId, ...meant, action, before: null, after: null, ...sides, outcome: null };
}
