import type { Language } from "~/domain/access/roles";
import { findCatalogueItem } from "~/domain/parcels/catalogue";
import type { CheckedItem } from "~/domain/parcels/contents";

/** A thing as it is stored: a row of the catalogue, somebody's words, or a row with its size. */
export interface Named {
  code: string | null;
  text: string;
}

/** What it is called in a language; what somebody wrote stays as it was written. */
export function itemText(language: Language, { code, text }: Named): string {
  const name = findCatalogueItem(code)?.[language];
  if (name === undefined) return text;
  return text === "" ? name : `${name}, ${text}`;
}

/** The same as the check of what is inside reads it. */
export function checkedOf({ code, text }: Named): CheckedItem {
  return findCatalogueItem(code) ?? { text };
}
