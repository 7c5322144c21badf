export type Ids = Record<string, string>;
/** The same address for what is the volunteer's own, somebody else's, and nobody's. */
export interface Places {
  own: Ids;
  foreign: Ids[];
  missing: Ids;
}
