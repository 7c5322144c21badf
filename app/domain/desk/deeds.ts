/** Deeds of the desk that are kept in its record: one code each, worded as `deed.<code>` in the locales. */
export const deeds = [
  "prisoner-created",
  "prisoner-edited",
  "prisoner-edit-undone",
  "list-exported",
  "load-exported",
] as const;
export type DeedCode = (typeof deeds)[number];
