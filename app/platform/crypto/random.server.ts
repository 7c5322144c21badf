import { hash, randomBytes, randomInt } from "node:crypto";

/** An id for whatever has an address: 128 random bits, 22 characters, no order in time. */
export function randomId(): string {
  return randomBytes(16).toString("base64url");
}

/** A bearer secret: 256 random bits. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A whole number from 0 up to, not including, `limit`. */
export function randomBelow(limit: number): number {
  return randomInt(limit);
}

/** SHA-256 of a high-entropy secret, for storing it; not for anything a person chose. */
export function digest(secret: string): string {
  return hash("sha256", secret, "base64url");
}
