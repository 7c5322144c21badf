/** Deeds of the desk that are kept in its record: one code each, worded as `deed.<code>` in the locales. */
export const deeds = [
  "prisoner-created",
  "prisoner-edited",
  "prisoner-edit-undone",
  "list-exported",
  "load-exported",
  "facility-created",
  "facility-edited",
  "facility-confirmed",
  "facility-address",
  "facility-address-withdrawn",
  "facility-channel-added",
  "facility-channel-changed",
  "rule-overridden",
  "rule-restored",
  "facility-merged",
  "facility-merge-undone",
  "prisoner-merged",
  "prisoner-merge-undone",
] as const;
export type DeedCode = (typeof deeds)[number];
