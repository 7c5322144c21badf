import { Secret, TOTP } from "otpauth";
import { STEP_SECONDS, STEPS_AROUND } from "~/domain/access/second-factor";

/** Says nothing of what it is for: the list of an authenticator app is read by whoever takes the telephone. */
export const APP_LABEL = "Letters";

/** A new secret of 160 bits (RFC 4226 §4), in base 32 as apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that the square code holds; it names neither the site nor the account. */
export function totpAddress(secret: string): string {
  return totp(secret).toString();
}

/** The code of the half-minute that `now` lies in. */
export function totpCode(secret: string, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() });
}

/** The step whose code this is, the one now or the one before or after; null when it is none of theirs. */
export function stepOfCode(secret: string, digits: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token: digits, timestamp, window: STEPS_AROUND });
  return delta === null ? null : TOTP.counter({ timestamp, period: STEP_SECONDS }) + delta;
}

/** What every app understands: HMAC-SHA-1, six digits, half a minute. */
function totp(secret: string): TOTP {
  return new TOTP({
    issuer: APP_LABEL,
    label: APP_LABEL,
    secret: Secret.fromBase32(secret),
    period: STEP_SECONDS,
  });
}
