import { type Instant, latestDay } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";

/** What is measured of a person to dress them. Source: domain.md §3. */
export const sizeKinds = ["chest", "height", "waist", "head", "shoe", "glove"] as const;
export type SizeKind = (typeof sizeKinds)[number];

export type SizeVerdict =
  | { ok: true; value: number | null }
  | { ok: false; reason: "not-a-number" }
  | { ok: false; reason: "out-of-range"; least: number; most: number };

/**
 * The least and the most that a grown person measures, in centimetres; shoes and gloves by the sizes of the trade
 * (European shoe sizes, gloves in French inches). A chest below 70 is the clothing size, which is half of it.
 */
export const sizeBounds: Readonly<Record<SizeKind, readonly [least: number, most: number]>> = {
  chest: [70, 180],
  height: [120, 230],
  waist: [50, 190],
  head: [48, 68],
  shoe: [33, 52],
  glove: [5, 14],
};

/**
 * Reads a size as people type it: with a comma or a point, one figure after it at most, the unit left in or out.
 * Blank is a size nobody knows, or one that is taken back.
 */
export function readSize(kind: SizeKind, typed: string): SizeVerdict {
  const text = typed.trim().replace(/\s*(см|cm)\.?$/iu, "");
  if (text === "") return { ok: true, value: null };
  if (!/^\d{1,3}([.,]\d)?$/.test(text)) return { ok: false, reason: "not-a-number" };
  const value = Number(text.replace(",", "."));
  const [least, most] = sizeBounds[kind];
  return value < least || value > most
    ? { ok: false, reason: "out-of-range", least, most }
    : { ok: true, value };
}

/** Whether something may have been measured then: the date, as far as it is known, is not ahead anywhere on earth. */
export function mayBeMeasuredOn({ date }: PartialDate, now: Instant): boolean {
  return date === null || date <= latestDay(now);
}
