import type { Language } from "~/domain/access/roles";
import { findCatalogueItem, itemCategories } from "~/domain/parcels/catalogue";
import { parcelRuleCodes } from "~/domain/parcels/overrides";
import type { Translate } from "~/i18n/translate";

/** What a rule for parcels is called: one of the counts, a group of things, or a thing. */
export function ruleName(t: Translate, language: Language, rule: string): string {
  const code = parcelRuleCodes.find((each) => each === rule);
  if (code) return t(`parcel-rule.${code}`);
  const of = rule.slice("item-".length);
  const group = itemCategories.find((each) => each === of);
  return group ? t(`item-group.${group}`) : (findCatalogueItem(of)?.[language] ?? of);
}
