/** Something stored that is not what it should be by the rows it rests on. Only ids and figures, never a name. */
export interface Difference {
  /** The kind of row, and which. */
  what: string;
  id: string | number;
  column: string;
  stored: unknown;
  expected: unknown;
}

/** The columns of a row in which it is not as expected; a missing row is one difference. */
export function compareRow<Expected extends object>(
  what: string,
  id: string | number,
  stored: Partial<Record<keyof Expected, unknown>> | undefined,
  expected: Expected,
): Difference[] {
  if (!stored) return [{ what, id, column: "row", stored: "missing", expected: "present" }];
  return (Object.keys(expected) as (keyof Expected & string)[])
    .filter((column) => stored[column] !== expected[column])
    .map((column) => ({ what, id, column, stored: stored[column], expected: expected[column] }));
}
