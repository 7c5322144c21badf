/** What a file can hold. */
export const importKinds = ["prisoners", "pairs", "letters"] as const;
export type ImportKindName = (typeof importKinds)[number];

/** What the columns of a file mean, as every kind of import has it; counted from 0. */
export interface FileMapping {
  /** The word a list's rows are known by for good. */
  list: string;
  title: string;
  columns: Readonly<Partial<Record<string, number>>>;
  words: Readonly<Record<string, string>>;
}

/** Who the person of a doubtful row is, by its line: somebody's id, somebody new, or nobody for now. */
export type Answers = Readonly<Record<number, string>>;

/** How many rows an import creates, changes, leaves as they are, refuses, or does not take without an answer. */
export interface PlanCounts {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  doubts: number;
}

/** Answers that name nobody: somebody first heard of, and a row that is left for another time. */
export const SOMEBODY_NEW = "new";
export const LEFT_OUT = "out";
