import type { Role } from "./roles";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long a session lives, in milliseconds: `idle` since it was last used, `whole` since sign-in.
 * Staff hold keys to everybody's data, so theirs are short (OWASP ASVS 5 §7.3).
 */
export function sessionLifetime(role: Role): { idle: number; whole: number } {
  return role === "coordinator" || role === "admin"
    ? { idle: 30 * MINUTE, whole: 12 * HOUR }
    : { idle: 14 * DAY, whole: 30 * DAY };
}

/** When a session used `now` ends unless it is used again. */
export function sessionExpiry(role: Role, createdAt: Date, now: Date): Date {
  const { idle, whole } = sessionLifetime(role);
  return new Date(Math.min(now.getTime() + idle, createdAt.getTime() + whole));
}
