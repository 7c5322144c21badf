import type { UsualDelivery } from "~/domain/facilities/channels";
import type { Translate } from "~/i18n/translate";

/** The usual time a letter takes in words, until it is measured for each facility. */
export function deliveryTime(t: Translate, { min, max, unit, of }: UsualDelivery): string {
  const span = min === max ? String(max) : `${min}–${max}`;
  return t(`delivery.${unit}.${of}`, { span, count: max });
}
