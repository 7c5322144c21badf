/** Why the desk trusts an account before a letter of it was confirmed. */
export const trustReasons = ["met", "vouched", "shown-letters", "mistake"] as const;
/** Why the desk takes its trust back. */
export const distrustReasons = ["not-theirs", "same-person", "rules-broken", "mistake"] as const;
/** Why an account is closed by the desk. */
export const offboardReasons = ["asked", "silent", "rules-broken", "other"] as const;

export type TrustReason = (typeof trustReasons)[number];
export type DistrustReason = (typeof distrustReasons)[number];
export type OffboardReason = (typeof offboardReasons)[number];
