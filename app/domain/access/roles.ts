/** What an account may be. A new role does not compile until the matrix has its row. */
export const roles = ["volunteer", "family", "translator", "coordinator", "admin"] as const;
export type Role = (typeof roles)[number];

export type Language = "en" | "ru";

/** The person a request speaks for. */
export interface Viewer {
  personId: string;
  role: Role;
  language: Language;
}
