import type { Language } from "~/domain/access/roles";

const formats = new Map<string, Intl.NumberFormat>();

/** A figure in the reader's way of writing, with exactly `digits` after the point. */
export function formatNumber(language: Language, value: number, digits = 0): string {
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
