import { createContext, useContext } from "react";
import type { Language } from "~/domain/access/roles";
import type { Translate } from "./translate";

export const I18nContext = createContext<{ language: Language; t: Translate }>({
  language: "en",
  t: ((key: string) => key) as Translate,
});

/** The reader's language and the function that speaks it. */
export function useI18n(): { language: Language; t: Translate } {
  return useContext(I18nContext);
}

/** Just the translate function. */
export function useT(): Translate {
  return useContext(I18nContext).t;
}
