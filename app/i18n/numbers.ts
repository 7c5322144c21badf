import type { Language } from "~/domain/access/roles";

const formats = new Map<string, Intl.NumberFormat>();

/** A figure in the reader's way of writing, with exactly `digits` after the point. */
export function formatNumber(language: Language, value: number, digits = 0): string {
  if (digits === 0 && isPlain(value)) return String(value);
  const id = `${language} ${digits}`;
  let format = formats.get(id);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(id, format);
  }
  return format.format(value);
}

/** Whole numbers that need no separator are written alike in every language here; Intl takes twenty-five times as long. */
function isPlain(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1000;
}
