import type { GoodRow, ImportPlan, ReadRow } from "./plan";

/**
 * The readable rows, each with the id by which the list knows it. Without ids in the list that is the name and birth
 * year; namesakes born in one year are told apart by the whole date, where all of theirs are known.
 */
export function identified(rows: readonly ReadRow[]): { good: GoodRow[]; refused: ImportPlan["refused"] } {
  const namesakes = countDays(rows);
  const refused: ImportPlan["refused"] = [];
  const good: GoodRow[] = [];
  const firstLines = new Map<string, number>();
  for (const row of rows) {
    const { line } = row;
    if (!row.ok) {
      refused.push({ line, reason: row.reason });
      continue;
    }
    const hasId = row.facts.externalId !== "";
    const externalId = hasId ? row.facts.externalId : nameIdOf(row, namesakes);
    const firstLine = firstLines.get(externalId);
    if (firstLine !== undefined) {
      refused.push({ line, reason: hasId ? "duplicate-id" : "duplicate-person", firstLine });
      continue;
    }
    firstLines.set(externalId, line);
    good.push(hasId ? row : { ...row, facts: { ...row.facts, externalId } });
  }
  return { good, refused };
}

/** By name and year the days of birth the rows give; null stands for a row that gives none. */
type Namesakes = ReadonlyMap<string, ReadonlySet<string | null>>;

function countDays(rows: readonly ReadRow[]): Namesakes {
  const days = new Map<string, Set<string | null>>();
  for (const row of rows) {
    if (!row.ok || row.facts.externalId !== "") continue;
    const { byYear, byDay } = row.nameIds;
    days.set(byYear, (days.get(byYear) ?? new Set()).add(byDay));
  }
  return days;
}

function nameIdOf({ nameIds: { byYear, byDay } }: GoodRow, namesakes: Namesakes): string {
  const days = namesakes.get(byYear);
  return byDay !== null && days !== undefined && days.size > 1 && !days.has(null) ? byDay : byYear;
}
