import type { Precision } from "../dates/partial-date";

const ofAge = 18;

/**
 * Completed years on `today` (`YYYY-MM-DD`) that are certain: of a birth month or year the last day counts, so
 * the true age may be one more. Born on 29 February counts from 1 March in common years. Null when the birth
 * date is unknown or after `today`.
 */
export function ageOn(birthDate: string | null, precision: Precision, today: string): number | null {
  if (birthDate === null || precision === "unknown" || birthDate > today) return null;
  const anniversary =
    precision === "year"
      ? "12-31"
      : precision === "month"
        ? `${birthDate.slice(5, 7)}-31`
        : birthDate.slice(5, 10);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return Math.max(0, today.slice(5, 10) >= anniversary ? years : years - 1);
}

/** Whether the person is, or by what is known could still be, under 18 on `today`. Unknown birth: false. */
export function isMinorOn(birthDate: string | null, precision: Precision, today: string): boolean {
  const age = ageOn(birthDate, precision, today);
  return age !== null && age < ofAge;
}
