import type { Stop } from "./steps";

/**
 * Who looks at a page: nobody signed in, a fresh account, one made for the visit alone, one with correspondences of
 * every kind, a relative of somebody to whom two write, one of somebody nobody writes to, one whose invitation was
 * taken back, the desk.
 */
export type Onlooker =
  | "visitor"
  | "newcomer"
  | "stranger"
  | "busy"
  | "relative"
  | "waiting-relative"
  | "unlinked-relative"
  | "coordinator"
  | "admin";

/** One way to see a page: `empty` before there is anything, `failing` after a form was refused, `full` in use. */
export interface Visit {
  state: "empty" | "failing" | "full";
  as?: Onlooker;
  /** In an installation that nobody has put anything into. */
  bare?: boolean;
  /** What is particular, where a page has several visits of one state. */
  what?: string;
  go: (stop: Stop) => Promise<unknown>;
}
